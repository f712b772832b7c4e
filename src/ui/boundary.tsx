import { Component, type ReactNode } from 'react';

interface Props {
  /** shown if the children fail to render, for example because their code can't be loaded */
  fallback: ReactNode;
  children: ReactNode;
}

/** Error boundary, so that a part that fails does not take down the page. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
