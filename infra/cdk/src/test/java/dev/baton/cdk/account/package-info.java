/** A stand-in for an AWS account, as far as command lines that deploy need one. */
@NullMarked
package dev.baton.cdk.account;

import org.jspecify.annotations.NullMarked;
