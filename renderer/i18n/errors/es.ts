import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'error.NOT_FOUND':
    'Este elemento ya no está en la biblioteca. Quizá se eliminó definitivamente en otra ventana.',
  'error.INVALID':
    'Algún valor no se puede guardar tal como está. No se ha cambiado nada; revise los campos.',
  'error.CONFLICT':
    'Alguien guardó cambios mientras tanto. No se ha sobrescrito nada y lo que escribió sigue aquí.',
  'error.READ_ONLY.locked':
    'Otra ventana u otro programa tiene abierta esta biblioteca. Aquí se puede leer, pero no modificar.',
  'error.READ_ONLY.newer-format':
    'Una versión más reciente de Rapporteur creó esta biblioteca. Aquí se puede leer, pero no modificar.',
  'error.READ_ONLY.medium':
    'El disco no permite escribir. Lo que escribió se conserva aquí; cópielo o libere el disco y vuelva a intentarlo.',
  'error.DISK_FULL':
    'El disco donde está la biblioteca está lleno. Lo que escribió se conserva aquí y se guardará en cuanto haya espacio.',
  'error.DISK_FULL.chosen':
    'El disco que eligió para esto está lleno. No se ha perdido nada: libere espacio en él o elija otro lugar.',
  'error.DAMAGED':
    'Todas las copias de este archivo están dañadas. Se han apartado y el resto de la biblioteca está bien.',
  'error.DAMAGED.tampered':
    'Alguien que no tiene la clave de esta biblioteca ha cambiado o movido este archivo, y no queda ninguna copia buena. Se ha apartado; no se muestra, porque no se sabe quién lo escribió.',
  'error.CANNOT_READ_NOW':
    'El disco no ha respondido. El archivo está bien; compruebe que la unidad está conectada y vuelva a intentarlo.',
  'error.TOO_LARGE': 'Supera los {limit, number} MB que se aceptan. No se ha cambiado nada.',
  'error.TYPESETTING_FAILED': 'No se ha podido crear el PDF. El documento está guardado y sin cambios.',
  'error.RESTRICTED_PAPER':
    '«{title}» es de distribución restringida y no se entrega a «{audience}». No se ha hecho ningún ejemplar. Para entregarlo de todos modos, indique el motivo: queda en el registro.',
  'error.UNSUPPORTED_FILE': 'Este tipo de archivo no se puede leer aquí. No se ha cambiado nada.',
  'error.NO_CAPABILITY': 'Esto solo es posible en la aplicación de escritorio.',
  'error.UNEXPECTED': 'Ha ocurrido algo imprevisto. Lo guardado está a salvo; vuelva a intentarlo.',
  'error.CONNECTION_LOST':
    'El entorno de trabajo no responde por ahora. Lo que escribió se conserva aquí y la página sigue intentándolo.',
  'error.UNSUPPORTED_FILE.damaged':
    '«{fileName}» está dañado y no se puede leer. No se ha cambiado nada; pida otra copia al remitente.',
  'error.UNSUPPORTED_FILE.encrypted':
    '«{fileName}» está protegido con contraseña. No se ha cambiado nada; pida una copia sin protección.',
  'error.UNSUPPORTED_FILE.too-complex':
    '«{fileName}» requiere demasiado tiempo o memoria, como los archivos hostiles. No se ha cambiado nada.',
  'error.UNSUPPORTED_FILE.suspicious-archive':
    '«{fileName}» está comprimido de forma sospechosa. No se ha abierto ni se ha cambiado nada.',
  'error.UNSUPPORTED_FILE.empty': '«{fileName}» está vacío.',
  'error.PASSPHRASE.needed': 'Este archivo está cifrado. Escriba la frase de contraseña con la que se creó.',
  'error.PASSPHRASE.wrong':
    'Esta frase de contraseña no abre el archivo. No se ha cambiado nada; compruébela y vuelva a intentarlo.',
  'error.PASSPHRASE.too-costly':
    'Probar una frase de contraseña en este archivo bloquearía el equipo, como hacen los archivos hostiles. No se ha cambiado nada.',
  'error.UNSUPPORTED_FILE.not-a-bundle':
    '«{fileName}» no es un paquete de viaje de Rapporteur. No se ha cambiado nada.',
  'error.UNSUPPORTED_FILE.newer':
    'Una versión más reciente de Rapporteur creó «{fileName}». No se ha cambiado nada; actualice este programa para abrirlo.',
  'error.UNCOVERED_CHARACTERS': 'Ninguna fuente contiene algunos de los caracteres. No se ha publicado nada.',
  'error.NOT_CLEARED': 'Solo se puede emitir un documento autorizado. No se ha cambiado nada.',
  'error.PACK_TOO_LARGE':
    'La carpeta es demasiado grande para encuadernarla de una vez. No se ha cambiado nada; divídala en dos o reduzca sus imágenes.',
  'error.LOCKED':
    'La biblioteca está bloqueada. No se ha cambiado nada; desbloquéela con su frase de contraseña.',
  'error.TOO_SOON':
    'Demasiadas frases de contraseña erróneas seguidas. Espere {seconds, plural, one {# segundo} other {# segundos}} e inténtelo de nuevo.',
  'error.NO_BACKUP':
    'No se pudo hacer antes una copia de seguridad del estado actual, así que no se cambió nada.',
}
