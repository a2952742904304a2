/**
 * A small and strict CloudFormation: reads a template of Baton (plain, of SAM, of CDK) and says which
 * {@link dev.baton.aws.blueprint.Blueprint} it makes. What it does not know it refuses, unless {@code NotModelled} says why that does not matter.
 */
@NullMarked
package dev.baton.harness.template;

import org.jspecify.annotations.NullMarked;
