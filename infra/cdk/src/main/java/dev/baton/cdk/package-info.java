/** Baton as CDK constructs: {@link dev.baton.cdk.BatonEngine} and {@link dev.baton.cdk.BatonStateMachine}. */
@NullMarked
package dev.baton.cdk;

import org.jspecify.annotations.NullMarked;
