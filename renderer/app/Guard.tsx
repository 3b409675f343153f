import { Component, type ReactNode } from 'react'
import { RecordProblem } from '../features/records/index.ts'

/** Keeps a view's failure inside the view: what was typed elsewhere stays, and this one can be tried again. */
export class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <RecordProblem error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}
