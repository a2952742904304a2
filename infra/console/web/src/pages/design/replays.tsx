import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Difference, Ending, Preview, Verdict } from '../../api/types.ts';
import { linkTo } from '../../app/routes.ts';
import { statusWords } from '../../widgets/status.tsx';
import { causeOf, visible } from '../../widgets/text.ts';
import { shortChange } from './changed.ts';

const SHOWN = 8;

const WORDS: Record<Verdict, { type: StatusIndicatorProps.Type; one: string; many: string }> = {
  FAILS: { type: 'error', one: 'would fail', many: 'would fail' },
  UNKNOWN: { type: 'warning', one: 'would come to what nobody knows', many: 'would come to what nobody knows' },
  FAILS_OTHERWISE: { type: 'warning', one: 'would fail in another way', many: 'would fail in another way' },
  OTHER_WAY: { type: 'info', one: 'would go another way', many: 'would go another way' },
  OTHER_REQUESTS: { type: 'info', one: 'would ask its tasks something else', many: 'would ask their tasks something else' },
  OTHER_OUTPUT: { type: 'info', one: 'would give another output', many: 'would give another output' },
  SUCCEEDS: { type: 'success', one: 'would succeed now', many: 'would succeed now' },
  SAME: { type: 'success', one: 'would be the same', many: 'would be the same' },
  NOT_REPLAYED: { type: 'pending', one: 'could not be replayed: too long, or decided by time or chance', many: 'could not be replayed: too long, or decided by time or chance' },
};

/** What the newest executions would have come to by the new definition. */
export function Replays({ preview: { replays, differences = [], executions } }: { preview: Preview }) {
  if (!replays || !executions) {
    return null;
  }
  const failing = replays.FAILS ?? 0;
  const same = replays.SAME === executions;
  return (
    <SpaceBetween size="s">
      {failing > 0 && <Alert type="error" header={executions === 1 ? 'The newest execution would fail' : `${failing} of the newest ${executions} executions would fail`}>{failing === 1 ? 'It was' : 'They were'} run again by this definition, with what the tasks answered then. Nothing was called.</Alert>}
      {same && <Alert type="success">The newest {executions === 1 ? 'execution' : `${executions} executions`}, run again by this definition with what the tasks answered then, would go just as before.</Alert>}
      {!same && (
        <ul className="verdicts" aria-label="The newest executions, run again by this definition">
          {(Object.keys(WORDS) as Verdict[]).filter((verdict) => replays[verdict]).map((verdict) => (
            <li key={verdict}><StatusIndicator type={WORDS[verdict].type}>{replays[verdict]} {replays[verdict] === 1 ? WORDS[verdict].one : WORDS[verdict].many}</StatusIndicator></li>
          ))}
        </ul>
      )}
      {differences.slice(0, SHOWN).map((one) => <Different key={one.executionArn} difference={one} open={one === differences[0] && one.verdict === 'FAILS'} />)}
      {differences.length > SHOWN && <Box color="text-status-inactive">… and {differences.length - SHOWN} more</Box>}
    </SpaceBetween>
  );
}

function Different({ difference: { executionArn, name, verdict, turning, unknown, requests = [], before, after }, open }: { difference: Difference; open: boolean }) {
  return (
    <ExpandableSection defaultExpanded={open} headerText={<><span className="mono">{visible(name)}</span> {WORDS[verdict]?.one ?? verdict}</>}>
      <dl className="facts">
        <div><dt>Then</dt><dd><Ended ending={before} /> <Link href={linkTo('execution', executionArn)}>Show it</Link></dd></div>
        <div><dt>By this definition</dt><dd>{unknown ? unknownWords(unknown) : <Ended ending={after} />}</dd></div>
        {turning && <div><dt>The ways part</dt><dd>{turningWords(turning)}</dd></div>}
      </dl>
      {requests.map((request, i) => {
        const change = request.before.resource === request.after.resource ? shortChange(request.before.parameters, request.after.parameters) : { before: request.before.resource, after: request.after.resource };
        return <div key={i} className="request-change"><Box variant="awsui-key-label">{visible(request.state)} is asked</Box><code className="gone">{visible(change.before)}</code> <code className="new">{visible(change.after)}</code></div>;
      })}
      {verdict === 'OTHER_OUTPUT' && (() => {
        const change = shortChange(before.output ?? '', after.output ?? '');
        return <div className="request-change"><Box variant="awsui-key-label">Output</Box><code className="gone">{visible(change.before)}</code> <code className="new">{visible(change.after)}</code></div>;
      })()}
    </ExpandableSection>
  );
}

function Ended({ ending: { status, error, cause } }: { ending: Ending }) {
  const words = causeOf(cause);
  return <>{statusWords(status)}{error && <>, <span className="mono">{visible(error)}</span></>}{words && <span className="quiet"> {visible(words.text)}</span>}</>;
}

function unknownWords({ state, reason }: { state: string; reason: string }): string {
  const name = visible(state);
  const words: Record<string, string> = {
    NEVER_RUN: `It comes to ${name}, which never ran there: nobody knows what it answers.`,
    ONE_MORE_TRY: `${name} would be tried once more: nobody knows what that answers.`,
    ANOTHER_SERVICE: `${name} calls another service: nobody knows what that answers.`,
    NO_ANSWER: `It waits for ${name}, which had not answered.`,
    ENDLESS: `It goes on for much longer than then, at last in ${name}.`,
  };
  return words[reason] ?? `${name}: ${reason}`;
}

function turningWords({ after, before, now }: { after?: string; before?: string; now?: string }): string {
  const from = after === undefined ? 'At the beginning: ' : `After ${visible(after)}: `;
  return `${from}then ${before === undefined ? 'the end' : visible(before)}, now ${now === undefined ? 'the end' : visible(now)}`;
}
