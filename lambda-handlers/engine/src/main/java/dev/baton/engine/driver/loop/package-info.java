/**
 * The loop that drives one execution. {@code DriverLoop} reads its mail ({@code Inbox}), looks at what stands outside the log
 * ({@code FactWatch}), reads where the calls stand ({@code CallTable}), plans ({@code Plan}), takes the step ({@code Decision}), commits it and
 * carries it out ({@code Position}), and rests when there is nothing to do ({@code Resting}, {@code WaitOrLeave}); at the end it does what is
 * owed ({@code Ending}). {@code Driver} puts a loop to work for each wake-up.
 */
@NullMarked
package dev.baton.engine.driver.loop;

import org.jspecify.annotations.NullMarked;
