import { useState, type FormEvent } from 'react';
import { typed } from '../pages/filter.ts';
import { go, linkTo } from './routes.ts';

/** Where is my order? An ARN leads to its page, anything else to the executions that match. */
export function TopSearch() {
  const [text, setText] = useState('');
  const search = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted) {
      return;
    }
    if (wanted.startsWith('arn:')) {
      go(linkTo(wanted.includes(':execution:') ? 'execution' : 'machine', wanted));
    } else {
      go(linkTo('executions', '', { ...typed(wanted) }));
    }
    setText('');
  };
  return (
    <form role="search" aria-label="Search everywhere" onSubmit={search}>
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Where is it? Name, text, orderId=1042, error=CardDeclined, ARN"
        aria-label="Search executions"
      />
    </form>
  );
}
