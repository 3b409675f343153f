import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'bundles.takeAlong': 'Llevar consigo',
  'bundles.takeAlongText':
    'Un solo archivo con todo lo elegido, para trabajar en otro lugar. A su regreso, los cambios de ambos lados se combinan párrafo por párrafo.',
  'bundles.contents': 'Lo que se lleva',
  'bundles.named':
    '{count, plural, =0 {No se menciona nada más} one {y # ficha mencionada} other {y # fichas mencionadas}}',
  'bundles.sum': '{size} antes de comprimir',
  'bundles.encrypt': 'Proteger con una frase de contraseña',
  'bundles.passphrase': 'Frase de contraseña',
  'bundles.passphraseAgain': 'Frase de contraseña, otra vez',
  'bundles.passphraseHint':
    'Cuatro o cinco palabras sin relación entre sí son adecuadas. Nadie puede abrir el archivo sin ellas ni recuperarlas.',
  'bundles.tooShort': 'Al menos {count, number} caracteres',
  'bundles.differs': 'No coincide con la primera',
  'bundles.notEncrypted': 'Quien encuentre el archivo podrá leerlo todo.',
  'bundles.make': 'Crear el paquete',
  'bundles.reading': '{index, number} de {total, number}: {title}',
  'bundles.sealing': 'Comprimiendo y firmando…',
  'bundles.encrypting': 'Cifrando…',
  'bundles.madeEncrypted': '{count, plural, one {# ficha} other {# fichas}}, {size}, cifrado',
  'bundles.madeOpen': '{count, plural, one {# ficha} other {# fichas}}, {size}, sin cifrar',
  'bundles.leftOut':
    '{count, plural, one {Se omitió por falta de una copia íntegra: {titles}} other {Se omitieron por falta de copias íntegras: {titles}}}',
  'bundles.ownFingerprint':
    'Está firmado por esta instalación. Quien lo reciba verá esta huella y podrá compararla con usted:',
  'bundles.whenBack': 'A su regreso, suéltelo en esta ventana o ábralo con su comando.',
  'bundles.takeIn': 'Abrir un paquete de viaje',
  'bundles.sending': 'Entregando el archivo…',
  'bundles.opening': 'Abriendo y comprobando todo…',
  'bundles.isEncrypted': 'Este paquete está cifrado.',
  'bundles.unlock': 'Abrir',
  'bundles.madeHere': 'Creado por esta instalación.',
  'bundles.madeElsewhere':
    'Todo su contenido está íntegro. Se firmó en otro lugar; compare la huella con su autor:',
  'bundles.stand.new': 'Nuevo',
  'bundles.stand.same': 'Igual',
  'bundles.stand.here': 'Modificado aquí',
  'bundles.stand.there': 'Modificado allí',
  'bundles.stand.both': 'Modificado en ambos lados',
  'bundles.stand.ended': 'Eliminado aquí definitivamente',
  'bundles.binned.here': 'en la papelera aquí',
  'bundles.binned.there': 'en la papelera allí',
  'bundles.questions': '{count, plural, one {# pasaje por resolver} other {# pasajes por resolver}}',
  'bundles.willAsk':
    'Donde ambos lados cambiaron el mismo párrafo, se conservan los dos y se le pregunta en el documento.',
  'bundles.takeInNow':
    '{count, plural, =0 {Incorporar} one {Incorporar # ficha} other {Incorporar # fichas}}',
  'bundles.taking': '{index, number} de {total, number}: {title}',
  'bundles.done':
    '{count, plural, =0 {No había nada que hacer: todo está ya aquí.} one {Se incorporó # ficha.} other {Se incorporaron # fichas.}}{waiting, plural, =0 {} one { Una tiene pasajes por resolver; se conservan ambos textos.} other { # tienen pasajes por resolver; se conservan ambos textos.}}',
  'bundles.outcomes': 'Qué ha sido de cada una',
  'bundles.outcome.added': 'Añadido',
  'bundles.outcome.updated': 'Actualizado',
  'bundles.outcome.merged': 'Combinado',
  'bundles.outcome.waiting': 'Por resolver',
  'bundles.outcome.binned': 'Enviado a la papelera',
  'bundles.outcome.kept': 'Conservado, aunque está en la papelera allí',
  'bundles.outcome.unchanged': 'Sin cambios',
}
