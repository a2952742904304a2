import assert from 'node:assert/strict';
import { signed } from '../src/api/sign.ts';

Deno.test('a request is signed as botocore signs it', async () => {
  const headers = await signed(
    { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'us-east-1' },
    'https://example.amazonaws.com/',
    { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' },
    '{}',
    new Date('2015-08-30T12:36:00Z'),
  );
  const names = 'SignedHeaders=content-type;host;x-amz-date;x-amz-target';
  const signature = 'Signature=221d042c78a87627a39968eee21d811b3fd036e6a84ae407ccf48250fbc00786';
  assert.equal(headers.Authorization, `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/states/aws4_request, ${names}, ${signature}`);
});
