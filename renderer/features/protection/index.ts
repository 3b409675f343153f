export { Doorstep } from './Doorstep.tsx'
export { LockLibrary } from './LockLibrary.tsx'
export { Protection } from './Protection.tsx'
