import { followUp, forms, participation } from './final-report-tables.ts'
import { annexes } from './final-report-annexes.ts'
import { figure, heading, numbered, pageBreak, sub, type Block } from './prose.ts'

/** The drafted final report of the 2018 dialogue; `chart` is the SHA-256 of the stored picture of figure 1. */
export function finalReport(chart: string): Block[] {
  return [...summary, ...conclusions, ...background(chart), ...discussion, ...method, pageBreak(), ...annexes]
}

const summary: Block[] = [
  heading(1, 'Summary'),
  heading(2, 'Mandate'),
  numbered(
    'The International Dialogue on Migration (IDM) was opened in 2001 so that the Council of the International Organization for Migration could also serve its members as a forum for migration policy.{note: Constitution of the International Organization for Migration, Article 1, paragraph 1 (e).} It is open to member and observer States, international and non-governmental organizations, migrants, the private sector, the media and academia. It does not negotiate and adopts no text. What it yields is a record of experience that governments may use as they see fit.',
    'mandate',
  ),
  numbered(
    'Following informal consultations, the members devoted the dialogue of 2018 to inclusive and innovative partnerships for the effective global governance of migration. Two workshops were held. The first, “{@newYork}”, met at United Nations Headquarters in New York on 26 and 27 March; the second, “{@geneva}”, met at the Palais des Nations in Geneva on 8 and 9 October. The first workshop looked at partnerships as such: who enters into them, on what terms and to what end. The second asked what capacities are needed before a partnership can deliver, and how they are built.',
  ),
  numbered(
    'Over 600 people took part in the two workshops, among them 83 panellists. They came from national and local governments, the United Nations system, other international and regional organizations, civil society, business, trade unions, migrant and diaspora associations, and universities. The present report was drafted by the secretariat from the notes taken in the room. It groups what was said by theme and attributes nothing to individual speakers.',
  ),
  heading(2, 'Main findings'),
  numbered(
    'Four findings stand out. First, no participant described a migration policy that had worked through one ministry alone: every case that was offered as a success rested on at least two levels of government and one partner outside government. Second, partnerships fail less often over aims than over arrangements: unclear division of work, funding that ends with a project, and data that cannot lawfully be exchanged were the three obstacles named most often.',
  ),
  numbered(
    'Third, local authorities are the first to receive newcomers and the last to be consulted. Their place in national coordination was described as weak in nearly all of the examples, including those presented as good practice. Fourth, capacity is too often understood as training. Participants asked that it be understood as the ability of an institution to do a thing next year without help, which depends on staff, procedures, budgets and law at least as much as on knowledge.',
  ),
  numbered(
    'The conclusions and recommendations that follow from these findings are brought together in section {see: conclusions} (paragraphs {see: first-conclusion} to {see: last-recommendation}), with a table of follow-up. Sections {see: background} and {see: discussion} give the background and the discussion on which they rest.',
  ),
]

const conclusions: Block[] = [
  heading(1, 'Consolidated conclusions and recommendations', 'conclusions'),
  heading(2, 'Conclusions'),
  numbered(
    'Partnership is a means. Participants agreed that a partnership should be judged by what changes for migrants and for the communities in which they live, and only then by the number or variety of its members. A large steering group with no task is weaker than two offices that share a form.',
    'first-conclusion',
  ),
  numbered(
    'The Global Compact for Safe, Orderly and Regular Migration, whose text was agreed in July 2018, will be carried out by States through partners.{note: Draft outcome document of the Intergovernmental Conference to Adopt the Global Compact for Safe, Orderly and Regular Migration, A/CONF.231/3, 30 July 2018.} Its guiding principles call for approaches that take in the whole of government and the whole of society. The workshops showed that many of the forms this may take already exist and can be used without waiting for new institutions.',
  ),
  numbered(
    'Coordination within government comes first. Where ministries had not settled which of them speaks on migration, partners outside government reported that they had been asked the same question several times and had received several answers. Conversely, a written division of work between ministries was named as the single measure that had done most for cooperation with others.',
  ),
  numbered(
    'Trust is built by small and repeated transactions. Participants from very different regions gave the same advice: begin with a limited task that both sides need, finish it, and publish the result. Agreements of wide scope that were signed before any work had been done together were rarely still in use two years later.',
  ),
  numbered(
    'Migrants and their associations are partners and not only beneficiaries. They hold knowledge that no administration has: which information is believed, which office is avoided and why, what a procedure costs in days and in fees. Their participation needs means, such as travel, interpretation and time off work, and it needs a clear statement of what will happen with their advice.',
  ),
  numbered(
    'Regional processes are an underused resource for capacity development. Inter-State consultation mechanisms bring together the officials who will apply a policy, regularly and in confidence. Few of them have a programme of work that links their discussions to training, to data or to the review of results.',
    'regional-conclusion',
  ),
  numbered(
    'Partnerships need an end as much as a beginning. Participants found it easier to name arrangements that should have been closed than arrangements that had been closed too early. A date of review, fixed in advance, allows partners to stop without loss of face, to hand over what has become ordinary business, and to keep their strength for what is new.',
  ),
  heading(2, 'Recommendations'),
  numbered(
    'On the basis of the discussion, the following recommendations are put to States, to the Organization and to other partners. They are not binding and have not been negotiated.',
  ),
  sub(
    '**Governments may wish to name one body that coordinates migration policy, to publish its mandate, and to give local authorities a seat in it.**',
    'recommendation-coordination',
  ),
  sub(
    '**Partners should write down, before work begins, who does what, who pays, which data may be exchanged, and on what day the arrangement will be reviewed or will end.**',
    'recommendation-agreement',
  ),
  sub(
    '**Donors and the Organization should plan support to partnerships over at least three years, with a declining share of external funding and a named successor in the national or local budget.**',
    'recommendation-funding',
  ),
  sub(
    '**Every consultation with migrants and diaspora associations should end with a public account of what was proposed, what was taken up and what was not, with reasons.**',
    'recommendation-migrants',
  ),
  sub(
    '**Training offered by the Organization and its partners should be tied to a change that the participant’s institution has undertaken to make, and its results should be looked at again after twelve months.**',
    'recommendation-training',
  ),
  sub(
    '**Consultation mechanisms may wish to hold, once in every cycle, a session on the follow-up given to earlier conclusions, and to share its outcome with other mechanisms.**',
    'recommendation-mechanisms',
  ),
  sub(
    '**The secretariat should keep a public register of partnership arrangements, with model clauses, so that those who begin need not start from a blank page.**',
    'recommendation-register',
  ),
  numbered(
    'The recommendations under (a) and (b) can be applied at once and without cost. Those under (c), (e) and (g) depend on resources. {see: table-follow-up} gives, for each, the body proposed to take the lead, the time in which a result may be expected and the sign by which it would be recognized.',
    'last-recommendation',
  ),
  heading(2, 'Follow-up'),
  numbered(
    'The secretariat proposes to report on the follow-up to the members in 2019, under the item of the International Dialogue on Migration. The entries of {see: table-follow-up} marked as begun were started between the two workshops.',
  ),
  followUp,
]

const background = (chart: string): Block[] => [
  heading(1, 'Background', 'background'),
  heading(2, 'Policy setting'),
  numbered(
    'The dialogue of 2018 took place in the year in which States completed the first global framework on migration in all its dimensions. The process was set in motion by the New York Declaration for Refugees and Migrants of September 2016{note: General Assembly resolution 71/1 of 19 September 2016, annex II.} and organized by a resolution on modalities of April 2017.{note: General Assembly resolution 71/280 of 6 April 2017.} The March workshop fell between the second and the third round of the intergovernmental negotiations; the October workshop was held after the text had been agreed and two months before the conference at Marrakech.',
  ),
  numbered(
    'Partnership was not a new subject. The 2030 Agenda for Sustainable Development asks States to facilitate orderly, safe, regular and responsible migration (target 10.7) and devotes two targets of its seventeenth Goal to multi-stakeholder partnerships.{note: General Assembly resolution 70/1 of 25 September 2015, targets 10.7, 17.16 and 17.17.} The Addis Ababa Action Agenda had dealt with the cost of remittances and the portability of earned benefits.{note: General Assembly resolution 69/313 of 27 July 2015, paragraphs 40 and 111.} In January 2018 the Secretary-General described the management of migration as a test of international cooperation and asked the United Nations system to organize its own work accordingly.{note: Making migration work for all: report of the Secretary-General, A/72/643, 12 December 2017.}',
  ),
  numbered(
    'Within the Organization, the Migration Governance Framework of 2015 had made engagement with partners one of three principles of good migration governance.{note: Council resolution No. 1310 of 24 November 2015, C/106/RES/1310.} The dialogues of 2016 and 2017 had examined the follow-up of the Goals and the contribution of members to the global compact. Both had ended with the remark that the means of carrying out what had been agreed deserved a discussion of their own. The members took up this remark when they chose the theme for 2018.',
  ),
  numbered(
    'Three questions guided the preparation: which forms of partnership have proved themselves, and under what conditions; what prevents others from adopting them; and what can be done, by whom, so that they are adopted. They were set out in a concept note for each workshop (for the second, “{@conceptNote}”), which was sent to all members ten weeks before each workshop, together with a request for short written examples. Sixty-one examples were received, of which forty-four could be used in the preparation of the panels.{note: The account of the discussion, the figures on preparation and the breakdown of participants were written for this worked example and are illustrative. The dates, the places, the number of panellists and the volume cited below are those of the dialogue itself, which over 600 people attended.}',
    'questions',
  ),
  heading(2, 'Preparation and participation'),
  numbered(
    'The programme of both workshops was built in the same way: an opening that set the scene, panels of four or five speakers with at least forty minutes for the floor, and a closing session in which the rapporteur returned the main points to the room for correction. In Geneva, two panels were replaced by working tables of twelve, each with a note-taker, after participants in New York had asked for more time to compare arrangements in detail.',
  ),
  numbered(
    'Participation by category is given in {see: table-participation} and shown in {see: figure-participation}. National governments made up somewhat less than half of those present. The share of local authorities rose from one workshop to the next, following an invitation addressed to networks of cities; that of the private sector remained small. Women accounted for 52 per cent of participants and 49 per cent of panellists.',
  ),
  participation,
  figure(chart, {
    id: 'figure-participation',
    alt: 'Bar chart of participants by category in New York and in Geneva. National governments: 141 and 138. Local authorities: 19 and 41. United Nations and other international organizations: 58 and 52. Civil society and diaspora: 49 and 47. Private sector and social partners: 14 and 15. Academia and media: 21 and 20.',
    caption: 'Participants by category, New York and Geneva, 2018',
    width: 92,
  }),
  numbered(
    'Interpretation was provided in English, French and Spanish, and in New York also in Arabic. Both workshops could be followed on the web. Of the written questions received from those who followed from elsewhere, one in three was put to a panel; participants proposed that the remainder be answered in writing in future (see paragraph {see: remote}).',
  ),
]

const discussion: Block[] = [
  heading(1, 'Discussion by theme', 'discussion'),
  numbered(
    'The discussion is presented by theme and not in the order of the sessions. Where participants agreed, this is said. Where they did not, the positions are set side by side. Experience that was offered as an example is described by what was done and under which conditions, so that a reader may judge whether it would suit another place.',
  ),
  heading(2, 'What partnerships are for'),
  numbered(
    'The word is used for very different things: a treaty, a project, a standing committee, a telephone number that is answered. To compare them, the workshops sorted the examples by form and by what each form needs in order to last. The result is given in {see: table-forms}. It was found useful because it moved the discussion from intentions to conditions.',
  ),
  forms,
  numbered(
    'Several participants warned against treating partnership as good in itself. It costs time, which small administrations do not have; it can spread responsibility so thinly that nobody answers for the result; and it may lend respectability to partners who do not share its aims. The test proposed was simple: if the work can be done well by one office, it should be.',
  ),
  numbered(
    'Where more than one partner is needed, the discussion distinguished three reasons. The first is authority: the powers needed are held by different bodies, as is usual in recruitment, where labour, foreign affairs and interior ministries each hold a part. The second is reach: the people concerned can be met only by organizations they trust. The third is cost: a service such as interpretation or the verification of documents is too expensive for one authority and affordable for ten. A partnership that rests on one of these reasons should say so, because each leads to a different arrangement.',
  ),
  heading(2, 'Cooperation within government'),
  numbered(
    'All regions reported steps towards interministerial coordination. The most common form was a committee at the level of senior officials, supported by a small secretariat. Its record was uneven. Committees that met without papers, or that could not settle a matter without referring it upwards, lost their senior members within a year. Those that lasted had four traits in common: a published mandate, a budget line, a rule for settling disagreement, and a duty to report to parliament or cabinet.',
  ),
  numbered(
    'Attention was drawn to ministries that are seldom in the room. Health, education, housing and finance deal daily with the consequences of mobility, but had been invited to the preparation of national positions on the global compact in only some of the States that spoke. Participants recommended that they be involved by subject, for a limited time and with a definite question, rather than by general membership of a committee.',
  ),
  numbered(
    'Consular services were described as the part of government that migrants know best and that policy consults least. They see patterns of abuse before these appear in statistics. Some States now ask their posts for a short quarterly note in a fixed form, which is read jointly by the ministries of foreign affairs and labour. The cost is a few hours of work; the benefit was said to be a warning several months earlier than before.',
  ),
  numbered(
    'Continuity was a concern. Officials who deal with migration change post often, and with them goes the memory of what was agreed with partners. The remedies discussed were modest: a handover note of two pages, a shared folder that belongs to the function and not to the person, and minutes that record decisions and not speeches. Participants asked the secretariat to make its own templates for such notes available.',
  ),
  heading(2, 'Local authorities'),
  numbered(
    'Cities and smaller municipalities carry out the greater part of what migration policy promises: registration, schooling, housing, language courses, the peaceful settlement of disputes.{note: In this report, local authority means any level of government below the national level, including regions, provinces, cities and municipalities.} They do so on budgets which are calculated from the resident population of past years. The workshops heard of municipalities that had grown by a tenth within a season while their transfers remained unchanged until the next census.',
    'local',
  ),
  numbered(
    'Three models of cooperation between national and local level were compared. In the first, the national authority sets standards and pays by results. In the second, both sides sign an agreement for several years that fixes contributions in money, staff and buildings. In the third, municipalities act jointly through an association that negotiates on their behalf. No model was held to be best. The second was most often recommended for arrivals in large numbers, since it can be prepared beforehand and set in motion quickly.',
  ),
  numbered(
    'Local firewalls between services and immigration enforcement were discussed at length and without agreement. Some participants regarded them as a condition for public health and for the reporting of crime; others pointed to duties of cooperation laid down in national law. It was agreed that migrants should in every case be able to learn, in a language they understand, what will be done with the information they give.',
    'firewalls',
  ),
  numbered(
    'City networks were praised as a quick way of learning. An administration that has a problem in spring can have the advice of ten others by summer. Their weakness is representation: members tend to be large cities with staff for international work. Participants suggested that each member of such a network take responsibility for passing on what it has learned to two smaller municipalities of its own country.',
  ),
  heading(2, 'Migrants, diasporas and civil society'),
  numbered(
    'The discussion on participation began from experience. Migrant associations described consultations in which they had been asked to react within days to a text that could no longer be changed. Officials described meetings at which the same three speakers had represented a population of many origins. Both sides recognized the other’s account, and the session turned to what had been done about it.',
  ),
  numbered(
    'Good practice was found to have five elements: an invitation early enough for an association to consult its members; a question that can still be answered either way; payment of costs; the use of several channels, since those who work irregular hours do not come to evening meetings; and an answer. The last was held to be the most important and the one most often missing. It is the subject of the recommendation in paragraph {see: recommendation-migrants}.',
    'participation-practice',
  ),
  numbered(
    'Diaspora organizations were considered under two aspects. As investors and senders of remittances they are courted; as holders of skills they are often overlooked. Programmes of temporary return for health workers, engineers and teachers were said to succeed when the receiving institution had asked for the person, had named a counterpart and had planned the time after the visit. Programmes driven by the availability of volunteers had left little behind.',
  ),
  numbered(
    'Civil society organizations deliver services that the State finances, and criticize the State that finances them. Participants held both roles to be legitimate and asked that contracts not be used to prevent the second. Where funding is competitive, small associations led by migrants rarely succeed. Simplified grants, for which an application of four pages is enough, had been introduced by some cities and foundations, with losses to error or abuse that were no higher than in large programmes.',
  ),
  heading(2, 'Private sector and social partners'),
  numbered(
    'Employers, recruiters and trade unions spoke chiefly of recruitment. There was broad agreement that fees charged to workers are the root of many later abuses, and that the principle that the employer pays has gained ground. What is missing is enforcement across borders. Joint inspection, the exchange of lists of licensed recruiters and a common form of contract had been tried between pairs of States; each had taken about two years from the first meeting to the first use.',
  ),
  numbered(
    'Companies described the conditions under which they would do more: rules that apply to their competitors as well, a single contact within the administration, and recognition of qualifications in weeks and not in years. Trade unions asked to be party to bilateral labour agreements and not merely informed of them. The point was made that enterprises founded by migrants are themselves part of the private sector, and that their difficulties with credit and licences are seldom mentioned in this context.',
  ),
  numbered(
    'The cost of sending money home remains well above the level that States have set as an aim. Partnerships between central banks, post offices and operators had lowered prices in several corridors, mainly by allowing agents to serve more than one company and by publishing prices. Financial training for families who receive remittances was held to be worthwhile if it is given at the moment when an account is opened, and of little effect otherwise.',
  ),
  heading(2, 'Emergencies, return and protection'),
  numbered(
    'Partnerships show their worth when arrivals are sudden. Participants from regions that had received large numbers within weeks described what had been ready and what had not. Ready were the telephone numbers of the persons in charge, an agreed form for registration and a list of buildings. Not ready were the rules on who pays, which were then negotiated while people were waiting. It was recommended that such rules be agreed in quiet times and be tested once a year, in an exercise to which municipalities and civil society are invited.',
  ),
  numbered(
    'Consular cooperation in a crisis was described as a partnership that costs little. States with no embassy in a place had been represented by others of the same region; lists of nationals had been exchanged on the basis of a model agreement; employers had been asked, as a condition of their licence, to keep the travel documents of their staff accessible. Participants noted that the countries most exposed to such crises are often those with the smallest consular network.',
  ),
  numbered(
    'On return, the discussion dwelt on what follows the journey. Returnees meet an administration that has no file on them, schools that do not know their language and families who depend on money that no longer arrives. Programmes in which the municipality of return had been a partner from the start, and in which support was given to the community as well as to the person, were described as more lasting and, in the end, cheaper. Assistance that is paid in cash on arrival and not followed by a visit was held to achieve little.',
  ),
  numbered(
    'The protection of migrants in situations of vulnerability cuts across mandates. Referral between police, health services, child protection and civil society was said to depend on a short protocol, a person in each service who answers for it, and training in common. Children were mentioned in particular: participants recalled that the best interests of the child are to be determined by those who are trained to do so, and that a partnership is no reason to leave this task to whoever is present.',
    'protection',
  ),
  numbered(
    'The situation of women was raised in several sessions and treated in none of them as a separate subject. Participants welcomed this, on condition that it be visible in the results. They asked that data be broken down by sex and age wherever this can be done without risk, that consultations be held at hours and in places that suit those who care for others, and that recruitment partnerships include domestic work, which is often exempt from inspection.',
  ),
  heading(2, 'Evidence and innovation'),
  numbered(
    'Data were spoken of in every session. The need most often expressed was not for more data but for data that can be brought together. Ministries count applications, decisions, permits or persons, in different years and with different definitions of residence. Agreement on a small set of definitions, even without any exchange of records, was described as the most useful first step. Reference was made to the indicators annexed to earlier reports and to the World Migration Report as a common starting point.{note: World Migration Report 2018, IOM, Geneva, 2017.}',
  ),
  numbered(
    'Exchange of personal data requires a legal basis, a purpose and a limit in time. Participants noted that projects which treated the protection of data as an obstacle had been stopped later and at greater cost. Those which had involved the data protection authority from the beginning had lost some weeks and had kept the confidence of their users. The principle of collecting nothing that will not be used was repeated by speakers from administrations and from civil society alike.',
  ),
  numbered(
    'Technology was discussed soberly. Applications for migrants are numerous and short-lived; many had been developed for an event and were no longer maintained a year afterwards. Better results were reported where an existing and trusted channel, such as a radio programme, a consular telephone line or a messaging group of an association, had been supplied with correct information. The criterion proposed for innovation was that the service still be running when its first funding has ended.',
    'technology',
  ),
  numbered(
    'Universities offered long observation and independence. They asked for access to administrative data under conditions of confidentiality, and for questions posed early enough to be answered with care. Officials asked in return for results that can be read in ten minutes. A format used by two regional processes, in which each study is accompanied by one page written jointly by a researcher and an official, met with much interest.',
  ),
  heading(2, 'Developing capacity'),
  numbered(
    'The workshop in Geneva considered capacity at three levels: persons, institutions and the rules under which institutions work. Training addresses the first. It was compared with other means, among them the secondment of staff, the exchange of peers, the joint drafting of procedures and assistance during a first year of operation. The more a measure took place at the workplace, the longer its effect was said to last.',
  ),
  numbered(
    'As an illustration, participants were informed of two courses developed by the International Training Centre of the International Labour Organization and IOM, on mainstreaming migration into policy development and on governing migration at the local level. The two courses were to be held together for the first time, in Turin, from 29 October to 2 November 2018, so that officials of the national and of the local level could work on the same cases.{note: The courses were held as planned and were attended by 66 participants from national and local authorities. It is intended to repeat them together each year.} Dates and conditions are kept with the record of the meeting, “{@turin}”.',
  ),
  numbered(
    'Participants saw in this arrangement an answer to a difficulty mentioned in paragraph {see: local}: those who make a policy and those who apply it seldom learn together. They suggested that future courses admit teams instead of individuals, composed for example of a planner, a municipal official and a member of a migrant association from the same place, and that each team bring a task which it will complete after its return.',
  ),
  numbered(
    'Support from peers was valued above support from experts. An official who has introduced a procedure under ordinary conditions is believed when she says that it can be done. The expense is modest, but it falls on the institution that lends its staff and receives nothing in return. Participants asked the Organization to examine whether the time of such staff could be covered from programmes of capacity development.',
  ),
  numbered(
    'The measurement of results was recognized as weak. Satisfaction on the last day of a course says little. Three simple questions were proposed, to be asked of the institution after twelve months: what was changed, is the change still in force, and who would notice if it were withdrawn. The recommendation in paragraph {see: recommendation-training} takes up this proposal.',
  ),
  heading(2, 'Regional and interregional cooperation', 'regional'),
  numbered(
    'Consultation mechanisms between States exist in nearly all regions. Studies commissioned by the Organization have described their variety and their effects.{note: An Assessment of Principal Regional Consultative Processes on Migration, Migration Research Series No. 38, IOM, Geneva, 2010; Regional Inter-State Consultation Mechanisms on Migration: Approaches, Recent Activities and Implications for Global Governance of Migration, Migration Research Series No. 45, IOM, Geneva, 2013.} Their informality is their strength: officials can speak of what has not worked. It also makes them invisible, and their conclusions are seldom known to those who were not present.',
  ),
  numbered(
    'Experience was exchanged between mechanisms of very different kinds, from technical networks of heads of immigration services to ministerial conferences with a standing secretariat. The {@puebla}, the oldest in the Americas, was among those mentioned for its practice of entrusting working groups with a limited task and a date. In other regions, association with a regional economic community had given the mechanism a link to decisions on the free movement of persons, at the price of a slower pace.',
  ),
  numbered(
    'Participants discussed the part such mechanisms may play in the follow-up to the global compact. They can prepare the regional reviews, compare national plans at an early stage and identify subjects on which neighbouring States prefer to act together. They cannot replace the dialogue with partners outside government, since most of them admit only States and a few observers. It was suggested that each mechanism decide for itself on which items it would hear others.',
  ),
  numbered(
    'Cooperation between mechanisms has so far depended on persons. The global meetings of their chairs and secretariats, coordinated by the Organization, were described as useful, and more so when they had been devoted to a single question. A common calendar and a short newsletter on meetings and outcomes were named as the two services that should on no account be discontinued.',
  ),
  heading(2, 'Resources'),
  numbered(
    'No session was devoted to funding, and it was raised in all of them. Partnerships are financed for the most part by projects of one to three years. The first of these years is spent on preparation and the last on reporting. Participants did not ask in the first place for larger amounts, but for longer periods, for contributions that can be used for coordination itself, and for one report instead of one for each donor.',
  ),
  numbered(
    'Examples of shared funding were examined. In one, municipalities pay into a fund according to population and draw on it according to arrivals. In another, a levy on employers who recruit abroad is administered jointly with trade unions and pays for language courses and legal advice. A third combines a small public guarantee with deposits from the diaspora. All three had needed a change in law, which is why participants recommended that ministries of finance and of justice be involved from the start.',
  ),
  numbered(
    'Accountability follows the money. Where funds of several origins are mixed, audits multiply and nobody sees the whole. Participants suggested that partners agree at the outset on one auditor and on one date, and that parliaments be informed of the partnership as such and not only of the share of their own government. Two examples were given in which a parliamentary committee had visited a partnership on the spot; both had led to changes in its budget.',
  ),
  numbered(
    'Contributions in kind deserve to be counted. Rooms, interpreters, the working time of volunteers and of seconded officials make up a considerable part of what partnerships consume. When they do not appear in any budget they are not planned, and they are the first to be withdrawn. A plain list, kept by the body that coordinates, was considered sufficient.',
  ),
]

const method: Block[] = [
  heading(1, 'Remarks on the method of the dialogue'),
  numbered(
    'Participants were asked at the close of each workshop what they would change. The answers are recorded here for the preparation of the dialogue of 2019. Panels should have no more than four speakers. Written examples should be circulated and not presented. The working tables of the second workshop should be retained, with tables composed in advance so that no delegation speaks only to its neighbours.',
  ),
  numbered(
    'Those who follow from elsewhere should be able to do more than watch. It was proposed to collect their questions by theme, to answer in writing within two weeks those that could not be taken in the room, and to publish the answers with the report.',
    'remote',
  ),
  numbered(
    'The composition of panels was discussed with candour. Several participants had counted how often a panel contained a migrant, a mayor, an employer or a person under thirty, and had found that the same few persons had spoken in several sessions. They proposed that the call for examples be answered before the panels are composed, that half of the seats be kept for those who sent one, and that the cost of their journey be budgeted from the beginning. The secretariat noted that this would require a decision on the programme three months ahead of each workshop, and that late changes would then have to be accepted by all.',
  ),
  numbered(
    'The report itself should appear within two weeks of the second workshop, in the three official languages, and should remain short. A longer volume with the programme, the written examples and the interventions submitted by participants may follow. For 2018 this volume appears as number 28 of the series of the dialogue.{note: Inclusive and Innovative Partnerships for Effective Global Governance of Migration, International Dialogue on Migration No. 28, IOM, Geneva, 2018, 130 pages.}',
  ),
  numbered(
    'The rapporteur expresses thanks to all who took part, to the panellists who gave up the half of their time to questions, and to the interpreters, who were given the texts late. The notes on which this report is based are kept with it: “{@noteNewYork}” and “{@noteGeneva}”.',
  ),
]
