import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { ApiError, wordsOf } from '../api/client.ts';
import { visible } from './text.ts';

/** An error in words, with a way on. */
export function Trouble({ error, again, kept }: { error: unknown; again?: () => void; kept?: boolean }) {
  if (error === undefined) {
    return null;
  }
  const { title, text } = wordsOf(error);
  const away = error instanceof ApiError && error.passing;
  return (
    <Alert type={away ? 'warning' : 'error'} header={visible(title)} action={again && <Button onClick={again}>Try again</Button>}>
      {visible(text)}
      {away && kept && ' What you see is what was known before. It goes on by itself.'}
    </Alert>
  );
}

/** Keeps a fault of one view from taking the page. */
export class Guard extends Component<{ name: string; children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) {
      return this.props.children;
    }
    return (
      <Alert type="error" header={`${this.props.name} could not be shown`} action={<Button onClick={() => this.setState({ error: undefined })}>Try again</Button>}>
        {visible(this.state.error instanceof Error ? this.state.error.message : String(this.state.error))}
      </Alert>
    );
  }
}
