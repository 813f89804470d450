package dev.novadraw.queuemodel.world;

import java.util.Arrays;

import dev.novadraw.engine.job.JobState;

/**
 * The complete state at one moment: the jobs, the knowledge of each worker thread, and
 * the remaining limits. It can be packed into two words.
 */
public final class Situation {

	public static final int SLOTS = 2;

	private static final LimitedEvent[] EVENTS = LimitedEvent.values();

	public final Job[] jobs;

	public final Slot[] slots;

	private final int[] left = new int[EVENTS.length];

	private Situation(int jobs) {
		this.jobs = new Job[jobs];
		Arrays.setAll(this.jobs, (j) -> new Job());
		this.slots = new Slot[SLOTS];
		Arrays.setAll(this.slots, (s) -> new Slot());
	}

	public static Situation first(Bounds bounds) {
		Situation first = new Situation(bounds.jobs());
		Arrays.setAll(first.left, (event) -> bounds.limit(EVENTS[event]));
		return first;
	}

	public Situation copy() {
		return of(this.jobs.length, word(0), word(1));
	}

	/** Returns a copy in which the event has happened once more. */
	public Situation after(LimitedEvent event) {
		Situation after = copy();
		after.uses(event);
		return after;
	}

	public int left(LimitedEvent event) {
		return this.left[event.ordinal()];
	}

	public boolean allows(LimitedEvent event) {
		return left(event) > 0;
	}

	public void uses(LimitedEvent event) {
		this.left[event.ordinal()]--;
	}

	/** Resets a worker thread. */
	public void clear(int slot) {
		this.slots[slot] = new Slot();
	}

	/** Marks all hints of a job as old after a newer dispatch. */
	public void hintsGrowOld(int j) {
		Job job = this.jobs[j];
		job.unsentOld |= job.unsent;
		job.sentOld |= job.sent;
		job.unsent = false;
		job.sent = false;
		for (Slot slot : this.slots) {
			slot.oldHint |= slot.phase == Slot.Phase.HINTED && slot.job == j;
		}
	}

	public int running() {
		int running = 0;
		for (Job job : this.jobs) {
			running += job.is(JobState.RUNNING) ? 1 : 0;
		}
		return running;
	}

	public boolean isDone() {
		for (Job job : this.jobs) {
			if (!job.isDone()) {
				return false;
			}
		}
		return true;
	}

	/** Returns one half of the situation, packed into a word. */
	public long word(int half) {
		Packing words = new Packing();
		pack(half, words);
		return words.word();
	}

	/** Returns the situation that was packed into two words. */
	public static Situation of(int jobs, long first, long second) {
		Situation situation = new Situation(jobs);
		situation.pack(0, new Packing(first));
		situation.pack(1, new Packing(second));
		return situation;
	}

	private void pack(int half, Packing words) {
		if (half < this.jobs.length) {
			this.jobs[half].pack(words);
		}
		this.slots[half].pack(words);
		for (int i = half; i < EVENTS.length; i += 2) {
			this.left[i] = words.number(this.left[i], 2);
		}
	}

}
