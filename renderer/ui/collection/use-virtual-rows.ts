// Under our own name: the page is not built with the React compiler, which the original name is known to upset.
export { useVirtualizer as useVirtualRows } from '@tanstack/react-virtual'
