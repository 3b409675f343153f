import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './text.module.css'

export type Tone = 'neutral' | 'primary' | 'accent' | 'good' | 'warn' | 'bad'

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles['badge'], tone !== 'neutral' && styles[tone])}>{children}</span>
}
