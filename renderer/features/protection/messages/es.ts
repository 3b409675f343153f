import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'protection.title': 'Protección',
  'protection.lockedTitle': '{name} está bloqueada',
  'protection.lockedText': 'Escriba su frase de contraseña para abrirla. Sin ella no se puede leer nada.',
  'protection.codeText':
    'Escriba el código de recuperación que recibió al proteger la biblioteca. Las mayúsculas, los guiones y los espacios no importan.',
  'protection.passphrase': 'Frase de contraseña',
  'protection.currentPassphrase': 'Frase de contraseña actual',
  'protection.newPassphrase': 'Nueva frase de contraseña',
  'protection.again': 'La misma, otra vez',
  'protection.code': 'Código de recuperación',
  'protection.show': 'Mostrar lo escrito',
  'protection.hide': 'Ocultar lo escrito',
  'protection.capsLock': 'El bloqueo de mayúsculas está activado.',
  'protection.unlock': 'Desbloquear',
  'protection.another': 'Abrir otra biblioteca…',
  'protection.unlocking': 'Desbloqueando…',
  'protection.useCode': 'Usar el código de recuperación',
  'protection.usePassphrase': 'Usar la frase de contraseña',
  'protection.wrong':
    'No es la frase de contraseña de esta biblioteca. Lo que escribió sigue ahí; revíselo e inténtelo de nuevo.',
  'protection.wrongCode': 'Este código no abre esta biblioteca. Puede que haya sido sustituido.',
  'protection.code.length': 'Un código de recuperación tiene siete grupos de cuatro letras y cifras.',
  'protection.code.letter': 'Contiene un signo que ningún código de recuperación tiene.',
  'protection.code.typo': 'Hay una letra equivocada: el código no es coherente.',
  'protection.code.another': 'Es un código, pero no el que se acaba de mostrar.',
  'protection.remember': 'Recordar en este equipo',
  'protection.rememberText':
    'La clave se guarda en el llavero de su cuenta, de modo que la biblioteca se abre sola cuando usted ha iniciado sesión.',
  'protection.remember.no-host':
    'Solo la aplicación de escritorio puede recordar la clave: un navegador no tiene llavero donde guardarla.',
  'protection.remember.unavailable': 'Este equipo no tiene ningún llavero listo para guardar la clave.',
  'protection.remember.weak':
    'Este sistema no tiene llavero, así que la clave solo quedaría oculta, no protegida. No se guarda.',
  'protection.fault.cannot-read':
    'La unidad de la biblioteca no responde. No consta ningún daño; se vuelve a intentar automáticamente.',
  'protection.fault.key-damaged':
    'El archivo de clave de esta biblioteca está dañado y no se encontró ninguna copia buena. Conecte la unidad con sus copias de seguridad.',
  'protection.working.seal': 'Protegiendo {name}',
  'protection.working.unseal': 'Quitando la protección de {name}',
  'protection.workingText':
    'Puede dejarlo en marcha. Si se detiene o se va la luz, la biblioteca queda como estaba y no se pierde nada.',
  'protection.phase.beginning': 'Terminando lo que está en curso…',
  'protection.phase.writing': '{done, number} de {total, number} archivos escritos',
  'protection.phase.verifying': '{done, number} de {total, number} archivos releídos y comprobados',
  'protection.phase.removing': '{done, number} de {total, number} archivos antiguos eliminados',
  'protection.phase.ending': 'Abriendo la biblioteca…',
  'protection.off':
    'Esta biblioteca no está protegida: quien pueda leer el disco de este equipo puede leerla.',
  'protection.on': 'Esta biblioteca está protegida con una frase de contraseña.',
  'protection.switchOn': 'Proteger con una frase de contraseña…',
  'protection.change': 'Cambiar la frase de contraseña…',
  'protection.newCode': 'Nuevo código de recuperación…',
  'protection.lockNow': 'Bloquear ahora',
  'protection.switchOff': 'Quitar la protección…',
  'protection.ended.seal': 'La biblioteca está protegida.',
  'protection.ended.unseal': 'Se ha quitado la protección.',
  'protection.problem.stopped': 'Se detuvo. La biblioteca está como estaba y no se ha perdido nada.',
  'protection.problem.passphrase': 'La frase de contraseña no abrió la biblioteca. No se ha cambiado nada.',
  'protection.problem.busy':
    'Otro programa tiene abierta esta biblioteca o su disco no permite escribir. No se ha cambiado nada.',
  'protection.problem.disk-full':
    'El disco donde está la biblioteca no tiene sitio para una segunda copia de los archivos, necesaria durante el proceso. No se ha cambiado nada.',
  'protection.problem.damaged':
    'Un archivo dañado de la biblioteca lo impidió. No se ha cambiado nada; compruebe antes el estado de la biblioteca.',
  'protection.problem.cannot-write':
    'No se pudo leer o escribir en el disco. La biblioteca está como estaba.',
  'protection.problem.unexpected': 'Ha ocurrido algo imprevisto. La biblioteca está como estaba.',
  'protection.remains':
    '{backups, plural, one {Una copia de seguridad anterior ({size}) sigue siendo legible} other {# copias de seguridad anteriores ({size}) siguen siendo legibles}} para quien tenga el disco.',
  'protection.removeRemains': 'Eliminar…',
  'protection.removeNow': 'Eliminar',
  'protection.removeTitle': '¿Eliminar las copias antiguas?',
  'protection.removeText':
    'Lo que había en la biblioteca antes de protegerla ya no podrá recuperarse de ellas. Las copias hechas desde entonces están protegidas y se conservan.',
  'protection.removed': 'Se eliminaron las copias antiguas.',
  'protection.notRemoved':
    '{backups, plural, one {Una copia no se pudo eliminar} other {# copias no se pudieron eliminar}}. Conecte la unidad en que está e inténtelo de nuevo.',
  'protection.sealTitle': 'Proteger esta biblioteca',
  'protection.what': 'Qué protege',
  'protection.whatText':
    'Todo lo que hay en la carpeta de la biblioteca, sus copias de seguridad desde ahora, el índice de búsqueda y las palabras aún no guardadas: sin la frase, un portátil robado, una memoria perdida o una copia en la nube no muestran ni texto ni títulos.',
  'protection.whatNot': 'Qué no protege',
  'protection.whatNotText':
    'Los archivos que exporte o envíe, las copias anteriores y una biblioteca abierta: mientras trabaja, los programas de su cuenta pueden leer. Siguen a la vista cuántos archivos hay y cuándo cambiaron.',
  'protection.noWayBack':
    'No hay otra entrada. Si se pierden la frase y el código de recuperación, también se pierden los textos.',
  'protection.continue': 'Continuar',
  'protection.back': 'Atrás',
  'protection.tooShort': 'Al menos {count} caracteres.',
  'protection.differs': 'Las dos no coinciden.',
  'protection.strength.short':
    'Varias palabras sin relación se recuerdan mejor y se adivinan peor que un revoltijo corto.',
  'protection.strength.weak': 'Alguien con paciencia podría adivinarla. Añada una o dos palabras.',
  'protection.strength.fair': 'Buena contra un ladrón; con una palabra más lo será contra cualquiera.',
  'protection.strength.strong': 'Adivinarla llevaría más tiempo del que nadie tiene.',
  'protection.codeTitle': 'Su código de recuperación',
  'protection.codeShown':
    'Abre la biblioteca si se olvida la frase de contraseña y solo se muestra ahora. Imprímalo o anótelo y guárdelo lejos de este equipo.',
  'protection.copy': 'Copiar',
  'protection.copied': 'Se copió el código. Permanece en el portapapeles hasta que se copie otra cosa.',
  'protection.notCopied': 'Aquí no se pudo copiar. Anótelo o imprímalo.',
  'protection.print': 'Imprimir',
  'protection.save': 'Guardar como archivo de texto',
  'protection.sheetTitle': 'Código de recuperación de la biblioteca Rapporteur {name}',
  'protection.sheetText':
    'Creado el {date}. Quien tenga esta hoja y la carpeta de la biblioteca puede leerla.',
  'protection.sheetFile': 'codigo-de-recuperacion-{name}.txt',
  'protection.typeBack': 'Escriba el código desde donde lo guardó',
  'protection.typeBackText': 'Para asegurarse de que podrá leerse cuando haga falta.',
  'protection.typedRight': 'Es el código.',
  'protection.sealNow': 'Proteger ahora',
  'protection.changeTitle': 'Cambiar la frase de contraseña',
  'protection.changeNow': 'Cambiar',
  'protection.changed':
    'Se cambió la frase de contraseña. La anterior ya no abre nada, salvo copias en unidades no conectadas.',
  'protection.newCodeTitle': 'Nuevo código de recuperación',
  'protection.newCodeNow': 'Sustituir el código anterior',
  'protection.codeChanged': 'Se sustituyó el código de recuperación. Destruya la hoja anterior.',
  'protection.unsealTitle': 'Quitar la protección',
  'protection.unsealText':
    'Cada archivo se escribe de nuevo de modo que quien pueda leer el disco podrá leerlo. Las copias hechas bajo protección siguen protegidas y la frase las sigue abriendo.',
  'protection.unsealNow': 'Quitar',
  'protection.unsaved': 'Hay palabras sin guardar',
  'protection.unsavedText':
    'No se han podido escribir en la biblioteca ahora. Se guardan cifradas en este equipo y vuelven al desbloquear la biblioteca aquí.',
  'protection.unsavedFirst':
    'Algunas palabras aún no se han podido guardar. No se ha empezado nada; espere a que se guarden e inténtelo de nuevo.',
  'protection.lockAnyway': 'Bloquear igualmente',
  'protection.resetAfterCode':
    'Ha entrado con el código de recuperación. Elija ahora una nueva frase de contraseña.',
  'protection.codeAgain': 'Código de recuperación, para confirmar',
  'protection.working.finish': 'Se está terminando de proteger {name}',
  'protection.finishText':
    'Se interrumpió la última vez. Lo que se escribió está a salvo; ahora cada archivo que quedó legible se compara con su copia protegida y se elimina. Si esto también se interrumpe, continuará la próxima vez que se abra.',
}
