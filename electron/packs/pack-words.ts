import type { Language } from '../../shared/model/languages.ts'

/** Words a bound pack carries that nobody wrote, and what its slips say. */
export type PackWords = {
  pack: string
  agenda: string
  contents: string
  slip: string
  damaged: string
  password: string
  notPdf: string
  missing: string
  failed: string
  fileName: string
  place: string
  audience: string
  /** Before the number of an agenda item, on each page; nothing where the stamp's font has not the script. */
  item: string
  /** The link on each page. */
  back: string
  tooComplex: string
  withdrawn: string
  /** Why a slip stands for a paper that is not for these readers, and what a paper is called whose title is not either. */
  withheld: string
  unnamed: string
  /** The sheet that says what became of an issue, its groups, and what its reader is to do. */
  changes: string
  fromIssueTo(from: number, to: number): string
  new: string
  changed: string
  withdrawnGroup: string
  pages: string
  gone: string
  howToChange: string
  nothingChanged: string
  /** Pages left empty, in the report: the agenda does not have them. */
  blank: string
}

export const packWords: Record<Language, PackWords> = {
  en: {
    blank: 'Blank page',
    pack: 'Meeting pack',
    agenda: 'Agenda and papers',
    contents: 'Contents',
    slip: 'This paper is not bound here',
    damaged: 'The file received is damaged and cannot be read. Please ask its sender for a new copy.',
    password: 'The file received opens only with a password. Please ask its sender for a copy without one.',
    notPdf: 'The file received is not a PDF. Please ask its sender for a PDF of it.',
    missing: 'The file is no longer in the library.',
    failed: 'This document could not be typeset.',
    fileName: 'File',
    place: 'Place',
    audience: 'Prepared for',
    item: 'Item',
    back: 'Back to the agenda',
    tooComplex:
      'The file received takes more time or memory to read than one paper may. Please ask its sender for a simpler copy.',
    withdrawn:
      'This paper was part of an earlier issue of this pack and has been withdrawn. Its pages keep their numbers.',
    withheld: 'This paper is not part of this copy. The pages of all other papers keep their numbers.',
    unnamed: 'Paper not in this copy',
    changes: 'Changes',
    fromIssueTo: (from, to) => `From issue ${from} to issue ${to}`,
    new: 'New',
    changed: 'Changed',
    withdrawnGroup: 'Withdrawn',
    pages: 'Pages',
    gone: 'No longer there',
    howToChange:
      'Put each page in the place of the one with the same number, or behind the number before it. Take out the pages that are no longer there.',
    nothingChanged: 'Nothing has changed from one issue to the other.',
  },
  fr: {
    blank: 'Page blanche',
    pack: 'Dossier de réunion',
    agenda: 'Ordre du jour et documents',
    contents: 'Sommaire',
    slip: 'Ce document n’est pas relié ici',
    damaged:
      'Le fichier reçu est endommagé et illisible. Veuillez en demander une nouvelle copie à l’expéditeur.',
    password:
      'Le fichier reçu est protégé par un mot de passe. Veuillez en demander une copie non protégée à l’expéditeur.',
    notPdf: 'Le fichier reçu n’est pas un PDF. Veuillez en demander une version PDF à l’expéditeur.',
    missing: 'Le fichier ne se trouve plus dans la bibliothèque.',
    failed: 'Ce document n’a pas pu être mis en page.',
    fileName: 'Fichier',
    place: 'Lieu',
    audience: 'À l’intention de',
    item: 'Point',
    back: 'Retour à l’ordre du jour',
    tooComplex:
      'La lecture du fichier reçu demande plus de temps ou de mémoire qu’il n’est permis. Veuillez en demander une copie plus simple à l’expéditeur.',
    withdrawn:
      'Ce document figurait dans une édition antérieure de ce dossier et a été retiré. Ses pages gardent leurs numéros.',
    withheld:
      'Ce document ne fait pas partie de cet exemplaire. Les pages de tous les autres documents gardent leurs numéros.',
    unnamed: 'Document absent de cet exemplaire',
    changes: 'Modifications',
    fromIssueTo: (from, to) => `De l’édition ${from} à l’édition ${to}`,
    new: 'Nouveau',
    changed: 'Modifié',
    withdrawnGroup: 'Retiré',
    pages: 'Pages',
    gone: 'Supprimées',
    howToChange:
      'Mettez chaque page à la place de celle qui porte le même numéro, ou derrière le numéro précédent. Retirez les pages supprimées.',
    nothingChanged: 'Rien n’a changé d’une édition à l’autre.',
  },
  es: {
    blank: 'Página en blanco',
    pack: 'Carpeta de reunión',
    agenda: 'Orden del día y documentos',
    contents: 'Índice',
    slip: 'Este documento no está encuadernado aquí',
    damaged: 'El archivo recibido está dañado y no se puede leer. Solicite otra copia al remitente.',
    password:
      'El archivo recibido está protegido con contraseña. Solicite al remitente una copia sin protección.',
    notPdf: 'El archivo recibido no es un PDF. Solicite al remitente una versión en PDF.',
    missing: 'El archivo ya no está en la biblioteca.',
    failed: 'No se ha podido componer este documento.',
    fileName: 'Archivo',
    place: 'Lugar',
    audience: 'Preparado para',
    item: 'Punto',
    back: 'Volver al orden del día',
    tooComplex:
      'La lectura del archivo recibido exige más tiempo o memoria de lo permitido. Solicite al remitente una copia más sencilla.',
    withdrawn:
      'Este documento figuraba en una edición anterior de esta carpeta y ha sido retirado. Sus páginas conservan su numeración.',
    withheld:
      'Este documento no forma parte de este ejemplar. Las páginas de los demás documentos conservan su numeración.',
    unnamed: 'Documento no incluido en este ejemplar',
    changes: 'Cambios',
    fromIssueTo: (from, to) => `De la edición ${from} a la edición ${to}`,
    new: 'Nuevo',
    changed: 'Modificado',
    withdrawnGroup: 'Retirado',
    pages: 'Páginas',
    gone: 'Suprimidas',
    howToChange:
      'Coloque cada página en lugar de la que lleva el mismo número, o detrás del número anterior. Retire las páginas suprimidas.',
    nothingChanged: 'Nada ha cambiado de una edición a otra.',
  },
  ru: {
    blank: 'Пустая страница',
    pack: 'Подборка документов совещания',
    agenda: 'Повестка дня и документы',
    contents: 'Содержание',
    slip: 'Этот документ сюда не включён',
    damaged: 'Полученный файл повреждён и не читается. Запросите у отправителя новую копию.',
    password: 'Полученный файл защищён паролем. Запросите у отправителя копию без пароля.',
    notPdf: 'Полученный файл не является файлом PDF. Запросите у отправителя его версию в PDF.',
    missing: 'Файла больше нет в библиотеке.',
    failed: 'Этот документ не удалось сверстать.',
    fileName: 'Файл',
    place: 'Место',
    audience: 'Подготовлено для',
    item: 'Пункт',
    back: 'Назад к повестке дня',
    tooComplex:
      'Чтение полученного файла требует больше времени или памяти, чем допустимо. Запросите у отправителя более простую копию.',
    withdrawn:
      'Этот документ входил в более ранний выпуск подборки и был отозван. Номера его страниц сохраняются.',
    withheld:
      'Этот документ не входит в данный экземпляр. Номера страниц всех остальных документов сохраняются.',
    unnamed: 'Документ не входит в данный экземпляр',
    changes: 'Изменения',
    fromIssueTo: (from, to) => `От выпуска ${from} к выпуску ${to}`,
    new: 'Новое',
    changed: 'Изменено',
    withdrawnGroup: 'Отозвано',
    pages: 'Страницы',
    gone: 'Исключены',
    howToChange:
      'Вложите каждую страницу на место страницы с тем же номером или после предыдущего номера. Исключённые страницы изымите.',
    nothingChanged: 'Между выпусками ничего не изменилось.',
  },
  ar: {
    blank: 'صفحة فارغة',
    pack: 'ملف الاجتماع',
    agenda: 'جدول الأعمال والوثائق',
    contents: 'المحتويات',
    slip: 'هذه الورقة غير مدرجة هنا',
    damaged: 'الملف الوارد تالف ولا يمكن قراءته. يرجى طلب نسخة جديدة من المرسل.',
    password: 'الملف الوارد محمي بكلمة مرور. يرجى طلب نسخة غير محمية من المرسل.',
    notPdf: 'الملف الوارد ليس بصيغة PDF. يرجى طلب نسخة منه بهذه الصيغة من المرسل.',
    missing: 'لم يعد الملف موجوداً في المكتبة.',
    failed: 'تعذّر تنضيد هذه الوثيقة.',
    fileName: 'الملف',
    place: 'المكان',
    audience: 'أُعدّت من أجل',
    item: '',
    back: 'العودة إلى جدول الأعمال',
    tooComplex: 'تتطلب قراءة الملف الوارد وقتاً أو ذاكرة أكثر من المسموح به. يرجى طلب نسخة أبسط من المرسل.',
    withdrawn: 'كانت هذه الورقة ضمن إصدار سابق من هذا الملف وقد سُحبت. وتحتفظ صفحاتها بأرقامها.',
    withheld: 'هذه الورقة ليست جزءاً من هذه النسخة. وتحتفظ صفحات سائر الأوراق بأرقامها.',
    unnamed: 'ورقة غير مدرجة في هذه النسخة',
    changes: 'التغييرات',
    fromIssueTo: (from, to) => `من الإصدار ${from} إلى الإصدار ${to}`,
    new: 'جديد',
    changed: 'معدّل',
    withdrawnGroup: 'مسحوب',
    pages: 'الصفحات',
    gone: 'محذوفة',
    howToChange:
      'ضع كل صفحة مكان الصفحة التي تحمل الرقم نفسه، أو بعد الرقم الذي يسبقه. وأخرج الصفحات المحذوفة.',
    nothingChanged: 'لم يتغير شيء من إصدار إلى آخر.',
  },
  zh: {
    blank: '空白页',
    pack: '会议文件汇编',
    agenda: '议程与文件',
    contents: '目录',
    slip: '此文件未装订于此',
    damaged: '收到的文件已损坏，无法读取。请向发件人索取新的副本。',
    password: '收到的文件受密码保护。请向发件人索取无密码的副本。',
    notPdf: '收到的文件不是 PDF。请向发件人索取 PDF 版本。',
    missing: '该文件已不在库中。',
    failed: '此文件无法排版。',
    fileName: '文件',
    place: '地点',
    audience: '供阅对象',
    item: '',
    back: '返回议程',
    tooComplex: '读取收到的文件所需时间或内存超出允许范围。请向发件人索取更简单的副本。',
    withdrawn: '此文件曾收入本汇编的较早版本，现已撤回。其页码予以保留。',
    withheld: '此文件不包含在本副本中。其他文件的页码保持不变。',
    unnamed: '本副本未收入的文件',
    changes: '变更',
    fromIssueTo: (from, to) => `从第${from}版到第${to}版`,
    new: '新增',
    changed: '更改',
    withdrawnGroup: '撤回',
    pages: '页',
    gone: '已删除',
    howToChange: '请将每一页替换同一页码的页面，或插在前一页码之后；已删除的页请取出。',
    nothingChanged: '两版之间没有变更。',
  },
}
