import { Component, type ReactNode } from 'react';
import { Button } from '../design/Button';
import { Empty } from '../design/Notice';
import { t } from '../messages';

/** Keeps a failing page from taking the console with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <Empty
        icon="warning"
        title={t.errors.boundary}
        action={<Button onClick={() => location.reload()}>{t.common.retry}</Button>}
      >
        {this.state.error.message}
      </Empty>
    );
  }
}
