/** The Lambda functions: thin entry points, and {@link dev.baton.functions.Wiring}, which puts their objects together. */
@NullMarked
package dev.baton.functions;

import org.jspecify.annotations.NullMarked;
