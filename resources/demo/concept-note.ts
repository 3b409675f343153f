import { bullets, heading, numbered, paragraph, table, type Block } from './prose.ts'

export const conceptNoteEnglish: Block[] = [
  heading(1, 'Background'),
  numbered(
    'The second workshop of the International Dialogue on Migration 2018 will be held in Geneva on 8 and 9 October 2018. It continues the work of the first, held in New York in March, and deals with the capacities that partnerships require.',
  ),
  heading(1, 'Aims'),
  bullets(
    'To agree on a simple understanding of capacity',
    'To compare ways of learning across levels of government',
    'To propose measures that can be taken before the end of 2019',
  ),
  heading(1, 'Programme'),
  table('Outline of the programme', {
    widths: [200, 460],
    head: [['Day', 'Subject']],
    rows: [
      [{ text: '8 October', rowspan: 2 }, 'Opening; what capacity means'],
      ['Learning across levels of government'],
      [{ text: '9 October', rowspan: 2 }, 'Evidence, data and innovation'],
      ['Conclusions and recommendations'],
    ],
  }),
  heading(1, 'Participation'),
  numbered(
    'Registration is open until 14 September 2018. Interpretation will be provided in English, French and Spanish. Written examples of no more than two pages may be sent to the secretariat until the same date.',
  ),
]

export const conceptNoteArabic: Block[] = [
  heading(1, 'معلومات أساسية'),
  numbered(
    'تُعقد حلقة العمل الثانية للحوار الدولي بشأن الهجرة لعام 2018 في جنيف يومي 8 و9 تشرين الأول/أكتوبر 2018. وهي تواصل عمل الحلقة الأولى التي عُقدت في نيويورك في آذار/مارس، وتتناول القدرات التي تحتاج إليها الشراكات.',
  ),
  heading(1, 'الأهداف'),
  bullets(
    'الاتفاق على فهم بسيط لمعنى القدرات',
    'المقارنة بين سبل التعلم على مختلف مستويات الحكومة',
    'اقتراح تدابير يمكن اتخاذها قبل نهاية عام 2019',
  ),
  heading(1, 'البرنامج'),
  table('موجز البرنامج', {
    widths: [200, 460],
    head: [['اليوم', 'الموضوع']],
    rows: [
      [{ text: '8 تشرين الأول/أكتوبر', rowspan: 2 }, 'الافتتاح؛ ما المقصود بالقدرات'],
      ['التعلم على مختلف مستويات الحكومة'],
      [{ text: '9 تشرين الأول/أكتوبر', rowspan: 2 }, 'الأدلة والبيانات والابتكار'],
      ['الاستنتاجات والتوصيات'],
    ],
  }),
  heading(1, 'المشاركة'),
  numbered(
    'باب التسجيل مفتوح حتى 14 أيلول/سبتمبر 2018. وتُوفَّر الترجمة الشفوية باللغات الإنكليزية والفرنسية والإسبانية. ويمكن إرسال أمثلة خطية لا تتجاوز صفحتين إلى الأمانة حتى التاريخ نفسه.{note: تصدر هذه المذكرة أيضا بالإنكليزية، والنص الإنكليزي هو الأصل.}',
  ),
  paragraph('تصدر هذه المذكرة بالرمز {en: IDM/2018/INF/2}. وترد بنود جدول الأعمال في سجل الاجتماع: {@geneva}.'),
]
