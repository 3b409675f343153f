import type { Plugin } from 'vite'

/** The folder of the package a module belongs to, or null where it is none of an installed package. */
export function packageOf(moduleId: string): string | null

/** The notice of one package: name, version, licence, and the text it asks to be kept with copies of it. */
export function noticeOf(folder: string): { name: string; text: string }

/** A Vite plugin that puts a text beside a bundle: the licence of every package that is in it. */
export function thirdPartyNotices(fileName?: string): Plugin
