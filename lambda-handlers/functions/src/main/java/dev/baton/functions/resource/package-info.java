/** CloudFormation's custom resources of Baton: state machines, their versions and aliases. */
@NullMarked
package dev.baton.functions.resource;

import org.jspecify.annotations.NullMarked;
