import { isDefinedError } from '@orpc/client'
import { isContractProcedure } from '@orpc/contract'
import { contract } from '../../shared/contract/index.ts'

/** The dotted name of every procedure in the contract. */
export function procedureNames(router: object = contract, prefix = ''): string[] {
  return Object.entries(router).flatMap(([key, value]: [string, object]) =>
    isContractProcedure(value) ? [`${prefix}${key}`] : procedureNames(value, `${prefix}${key}.`),
  )
}

/** A client that notes the name of each procedure that was called and answered, well or with an error of its own. */
export function noteCalls<C extends object>(client: C, names: Set<string>, path: readonly string[] = []): C {
  return new Proxy(client, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver)
      const known = typeof key === 'string' && (typeof value === 'function' || typeof value === 'object')
      return known && value !== null ? noteCalls(value, names, [...path, key]) : value
    },
    async apply(target, self, args) {
      const note = () => names.add(path.join('.'))
      try {
        const answer: unknown = await Reflect.apply(
          target as unknown as (...a: unknown[]) => unknown,
          self,
          args,
        )
        note()
        return answer
      } catch (error) {
        if (isDefinedError(error)) note()
        throw error
      }
    },
  })
}
