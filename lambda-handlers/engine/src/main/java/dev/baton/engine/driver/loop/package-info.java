/**
 * The loop that drives one execution. {@code DriverLoop} reads its mail ({@code Inbox}, {@code CallAnswers}), looks at what stands outside the
 * log ({@code FactWatch}), takes a step ({@code Turn}): reads where the calls stand and plans ({@code Planning}: {@code CallTable}, {@code Plan}),
 * decides ({@code Decision}), commits it and carries it out ({@code Position}); and rests when there is nothing to do ({@code Resting},
 * {@code WaitOrLeave}). At the end it does what is owed ({@code Ending}, {@code EndNotices}). What it has under way outside is its
 * {@code OwnWork}; how it came and until when it may stay, its {@code Visit}. {@code Driver} puts a loop to work for each wake-up.
 */
@NullMarked
package dev.baton.engine.driver.loop;

import org.jspecify.annotations.NullMarked;
