import { Component, type ReactNode } from 'react';

interface Props {
  /** what stands there when the children can't be drawn, such as when their code can't be fetched */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps a part of the frame that fails from taking the page with it. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
