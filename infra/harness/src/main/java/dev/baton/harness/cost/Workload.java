package dev.baton.harness.cost;

import java.util.OptionalDouble;

/**
 * A workflow whose price is told.
 *
 * @param name short, for JSON and for the machine
 * @param title for people
 * @param definition in the Amazon States Language
 * @param input of each execution
 * @param transitions states that one execution enters; Step Functions charges these
 * @param expressSeconds how long one takes in Step Functions Express; empty where Express cannot run it
 * @param rounds how often that is done; the quickest round counts, because the machine has other things to do, too
 * @param executions how many are measured in a round
 * @param atOnce whether they are started at once; else each one when the one before has ended
 * @param callbacks how many tasks of one execution wait for one
 * @param most dollars for a million transitions, where that is promised
 */
record Workload(
        String name,
        String title,
        String definition,
        String input,
        int transitions,
        OptionalDouble expressSeconds,
        int rounds,
        int executions,
        boolean atOnce,
        int callbacks,
        OptionalDouble most) {}
