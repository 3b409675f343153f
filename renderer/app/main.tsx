import { createRoot } from 'react-dom/client'
import { connect } from '../api/connect.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(<App api={connect()} />)
