import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'settings.title': 'Ajustes',
  'settings.language': 'Idioma de la interfaz',
  'settings.language.system': 'Como el sistema',
  'settings.appearance': 'Apariencia',
  'settings.names': 'Mis nombres',
  'settings.namesText': 'Las medidas asignadas a uno de estos nombres son suyas.',
  'settings.addName': 'Añadir un nombre',
  'settings.newLanguage': 'Idioma de los documentos nuevos',
  'settings.writing': 'Redacción',
  'settings.spelling': 'Revisar la ortografía al escribir',
  'settings.english': 'Ortografía inglesa',
  'settings.englishText':
    'La británica es la de las Naciones Unidas: labour, programme, y organization con z.',
  'settings.english.british': 'Británica',
  'settings.english.american': 'Estadounidense',
  'settings.dictionary': 'Diccionario personal',
  'settings.dictionaryText': 'Las palabras añadidas aquí nunca se marcan en los documentos de ese idioma.',
  'settings.addWord': 'Añadir una palabra',
  'settings.look': 'Aspecto e idioma',
  'settings.health': 'Estado de la biblioteca',
  'settings.healthText':
    'Cada archivo se lee y se compara con su suma de verificación. Puede seguir trabajando.',
  'settings.verify': 'Comprobar todos los archivos',
  'settings.verifying': '{checked, number} de {total, number} archivos comprobados',
  'settings.healthy': '{total, plural, one {El archivo está bien.} other {Los # archivos están bien.}}',
  'settings.damaged':
    '{count, plural, one {Un archivo está dañado. Los demás están bien.} other {# archivos están dañados. Los demás están bien.}}',
  'settings.notices': 'Lo que ha observado la biblioteca',
  'settings.noNotices': 'Nada fuera de lo común.',
  'settings.version': 'Versión {version}',
  'settings.libraries': 'Bibliotecas',
  'settings.openLibrary': 'Abrir',
  'settings.currentLibrary': 'Abierta',
  'notice.restored-older': 'Un archivo dañado se ha sustituido por la revisión anterior.',
  'notice.quarantined': 'Se ha apartado un archivo dañado.',
  'notice.adopted': 'Se ha incorporado un archivo añadido por otro programa.',
  'notice.unknown-file': 'Hay un archivo ajeno; no se ha tocado.',
  'notice.conflict': 'Se guardaron dos versiones a la vez; se conservan ambas.',
  'notice.index-rebuilt': 'Se ha reconstruido el índice de búsqueda.',
  'notice.marker-rebuilt': 'Se ha reconstruido el marcador de la biblioteca.',
  'notice.newer-format': 'Una versión más reciente de Rapporteur ha escrito aquí.',
  'notice.cannot-read': 'No se ha podido leer un archivo por ahora.',
  'notice.restored-from-backup': 'Un archivo dañado se sustituyó por la copia de una copia de seguridad.',
  'notice.backup-failed': 'Las copias de seguridad fallan; el motivo se indica más abajo.',
  'health.lastCheck': 'Todos los archivos se comprobaron automáticamente por última vez el {moment}.',
  'health.noCheck':
    'Todos los archivos se comprueban además automáticamente, una vez por semana, mientras no escribe.',
  'health.whatToDo':
    'No hay nada urgente: un archivo dañado se sustituye por su copia de seguridad, o por la versión anterior, la próxima vez que se abra. Guarde copias en una segunda carpeta y piense en otro disco si vuelve a ocurrir.',
  'health.aside':
    '{count, plural, one {Se apartó un archivo dañado} other {Se apartaron # archivos dañados}}',
  'health.reason.checksum': 'no coincide con su suma de comprobación',
  'health.reason.header': 'su primera línea está dañada',
  'health.reason.name': 'no es el archivo que dice su nombre',
  'health.reason.payload': 'su contenido no se puede leer',
  'health.reason.missing': 'no está',
  'health.reason.cannot-read': 'no se pudo leer por ahora',
  'health.reason.no-good-copy': 'no quedaba ninguna copia buena de esta ficha',
  'health.reason.damaged': 'está dañado',
  'health.reason.newer': 'lo escribió una versión más reciente',
  'backups.title': 'Copias de seguridad',
  'backups.text':
    'Se hacen automáticamente cada hora mientras trabaja y al cerrar, y se releen después de escribirse. Se conservan las 10 más recientes y después una por cada uno de 7 días, 4 semanas y 12 meses.',
  'backups.own': 'En este ordenador',
  'backups.second': 'Carpeta «{name}»',
  'backups.last':
    '{count, plural, =0 {Aún no hay copias} one {Una copia, del {moment}} other {# copias, la última del {moment}}}',
  'backups.well': 'En orden',
  'backups.failing': 'Ahora no es posible',
  'backups.overdue': 'Falla desde el {moment}',
  'backups.problem.missing':
    'La carpeta no está. Conecte su unidad; hasta entonces las copias se guardan solo en este ordenador.',
  'backups.problem.no-room':
    'No queda espacio. Se retiró lo que se había copiado esta vez; libere espacio y vuelva a intentarlo.',
  'backups.problem.cannot-write':
    'El sistema no permite escribir en la carpeta o no conservó lo escrito. Las copias anteriores no se ven afectadas.',
  'backups.problem.cannot-read':
    'Algo no se pudo leer por ahora. Las copias anteriores no se ven afectadas; se volverá a intentar en menos de una hora.',
  'backups.problem.busy': 'Otro programa está haciendo ahora una copia de esta biblioteca.',
  'backups.problem.given-up': 'Se interrumpió antes de terminar. Lo copiado cuenta para la próxima vez.',
  'backups.problem.inside-library':
    'Una copia nunca se guarda dentro de una biblioteca: elija otra carpeta, mejor en otra unidad.',
  'backups.problem.newer-format':
    'Una versión más reciente de Rapporteur guarda allí sus copias; no se tocan.',
  'backups.problem.not-empty':
    'La carpeta no está vacía. Una biblioteca restaurada necesita una carpeta vacía; no se cambió nada.',
  'backups.now': 'Hacer una copia ahora',
  'backups.starting': 'Buscando lo nuevo…',
  'backups.copying': '{copied, number} de {total, number} archivos copiados',
  'backups.done':
    'Copia hecha: {copied, plural, =0 {ningún archivo nuevo} one {un archivo nuevo} other {# archivos nuevos}}, releídos e intactos.',
  'backups.unchanged': 'Todo está ya en la copia del {moment}.',
  'backups.skipped':
    '{count, plural, one {No se copió un archivo dañado de la biblioteca; se conserva su última copia buena.} other {No se copiaron # archivos dañados de la biblioteca; se conservan sus últimas copias buenas.}}',
  'backups.choose': 'Elegir una segunda carpeta…',
  'backups.change': 'Elegir otra carpeta…',
  'backups.forget': 'Dejar de usarla',
  'backups.chosen': 'A partir de ahora cada copia se hace también allí.',
  'backups.byCommand':
    'Para guardar un segundo juego en otro sitio, inicie Rapporteur con --backups y una carpeta.',
  'backups.check': 'Comprobar las copias',
  'backups.checkDone':
    '{total, plural, =0 {Aún no hay copias que comprobar.} one {El archivo de las copias está intacto.} other {Los # archivos de las copias están intactos.}}',
  'backups.checkDamaged':
    '{count, plural, one {Un archivo de las copias está dañado.} other {# archivos de las copias están dañados.}} Lo que la biblioteca aún tiene se copiará de nuevo con la próxima copia; los demás archivos y copias están intactos.',
  'backups.restore': 'Recuperar de una copia…',
  'backups.restoreTitle': 'Recuperar de una copia',
  'backups.restoreText':
    'Lo recuperado pasa a ser la versión más reciente; la versión actual queda en el historial.',
  'backups.which': 'Copia',
  'backups.find': 'Buscar una ficha',
  'backups.entry': '{moment} · {records, plural, one {una ficha} other {# fichas}} · {reason}',
  'backups.reason.hourly': 'automática',
  'backups.reason.manual': 'a mano',
  'backups.reason.quit': 'al cerrar',
  'backups.reason.import': 'antes de una importación',
  'backups.reason.delete': 'antes de eliminar',
  'backups.reason.migration': 'antes de un cambio de formato',
  'backups.reason.restore': 'antes de una recuperación',
  'backups.none': 'Aún no hay copias.',
  'backups.damagedList':
    '{count, plural, one {Una copia no se puede usar: su lista de contenido está dañada.} other {# copias no se pueden usar: sus listas de contenido están dañadas.}}',
  'backups.nothingDiffers': 'Todas las fichas de esta copia están en la biblioteca como entonces.',
  'backups.nothingFound': 'Ninguna ficha de esta copia lleva ese título.',
  'backups.differ':
    '{total, plural, one {Una ficha difiere de la biblioteca} other {# fichas difieren de la biblioteca}}',
  'backups.first': 'Se muestran las primeras {count, number}; busque para encontrar otras.',
  'backups.state.same': 'Igual',
  'backups.state.changed': 'Cambió después',
  'backups.state.binned': 'En la papelera',
  'backups.state.gone': 'No está en la biblioteca',
  'backups.bringBack': 'Recuperar',
  'backups.bringBackOne': 'Recuperar {title}',
  'backups.bringBackAll': 'Recuperar todo lo que difiere',
  'backups.confirmAll':
    '{total, plural, one {Una ficha vuelve a ser lo que era el {moment}.} other {# fichas vuelven a ser lo que eran el {moment}.}} Antes se hace una copia del estado actual, así que se puede deshacer.',
  'backups.restoring': '{restored, number} de {total, number} fichas recuperadas',
  'backups.restored': '{restored, plural, one {Se recuperó una ficha.} other {Se recuperaron # fichas.}}',
  'backups.notRestored':
    '{count, plural, one {No se pudo recuperar una ficha: su copia está dañada o es de una versión más reciente. Quizá la tenga una copia anterior.} other {No se pudieron recuperar # fichas: sus copias están dañadas o son de una versión más reciente. Quizá las tenga una copia anterior.}}',
  'backups.missingObjects':
    '{count, plural, one {Una imagen o un adjunto no estaba ni en la biblioteca ni en la copia.} other {# imágenes o adjuntos no estaban ni en la biblioteca ni en la copia.}}',
  'backups.undo': 'Deshacer',
  'backups.undone': 'Todo vuelve a estar como antes.',
  'backups.whole': 'Restaurar una biblioteca entera',
  'backups.wholeText':
    'Vuelve a crear una biblioteca a partir de su última copia, en una carpeta vacía, aunque su propia carpeta haya desaparecido.',
  'backups.wholeEntry':
    '{name} · última copia {moment} · {records, plural, one {una ficha} other {# fichas}}',
  'backups.wholeButton': 'Restaurar en una carpeta…',
  'backups.wholeCommand':
    'En un terminal: rapporteur backups las enumera y rapporteur restore vuelve a crear una biblioteca.',
  'backups.wholeDone':
    'La biblioteca está de nuevo en «{name}»: {records, plural, one {una ficha} other {# fichas}}. Ábrala con Abrir biblioteca.',
  'backups.wholeMissing':
    '{count, plural, one {Un archivo de la copia falta o está dañado; todos los demás han vuelto.} other {# archivos de la copia faltan o están dañados; todos los demás han vuelto.}}',
  'backups.off': 'No se hacen copias en esta sesión.',
  'backups.current': 'Abierta ahora',
  'notice.tampered':
    'Alguien que no tiene la clave de esta biblioteca ha cambiado o movido un archivo. No se muestra; se ha buscado una versión buena.',
  'health.reason.tampered': 'escrito o movido por alguien sin la clave',
  'backups.unprotectedTitle': '¿Continuar sin copia de seguridad?',
  'backups.unprotectedText':
    'Antes de recuperar nada se hace una copia de seguridad del estado actual, para poder deshacerlo todo de una vez. No fue posible. {reason} Todavía no se ha cambiado nada. Sin ella, cada ficha puede recuperarse aún desde su propio historial.',
  'backups.goOnUnprotected': 'Continuar sin ella',
  'backups.stopped':
    'Detenido. {restored, plural, =0 {Todavía no se había recuperado nada} one {Se había recuperado una ficha} other {Se habían recuperado # fichas}}; las demás siguen como estaban.',
  'backups.restoredUnprotected':
    '{restored, plural, one {Se recuperó una ficha} other {Se recuperaron # fichas}}, sin copia de seguridad: para deshacerlo, use el historial de cada ficha.',
  'backups.sameDisk': 'Es el mismo disco que el de la biblioteca: si falla, se pierden ambos.',
}
