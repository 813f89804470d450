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

	private final int[] left;

	private Situation(Job[] jobs, Slot[] slots, int[] left) {
		this.jobs = jobs;
		this.slots = slots;
		this.left = left;
	}

	public static Situation first(Bounds bounds) {
		Job[] jobs = new Job[bounds.jobs()];
		Arrays.setAll(jobs, (j) -> new Job());
		Slot[] slots = new Slot[SLOTS];
		Arrays.setAll(slots, (s) -> new Slot());
		return new Situation(jobs, slots, Arrays.stream(EVENTS).mapToInt(bounds::limit).toArray());
	}

	public Situation copy() {
		Job[] copiedJobs = new Job[this.jobs.length];
		for (int j = 0; j < copiedJobs.length; j++) {
			copiedJobs[j] = this.jobs[j].copy();
		}
		Slot[] copiedSlots = new Slot[SLOTS];
		for (int s = 0; s < SLOTS; s++) {
			copiedSlots[s] = this.slots[s].copy();
		}
		return new Situation(copiedJobs, copiedSlots, this.left.clone());
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
		if (half < this.jobs.length) {
			this.jobs[half].write(words);
		}
		this.slots[half].write(words);
		for (int i = half; i < EVENTS.length; i += 2) {
			words.put(this.left[i], 2);
		}
		return words.word();
	}

	public static Situation of(Bounds bounds, long... words) {
		Situation situation = new Situation(new Job[bounds.jobs()], new Slot[SLOTS], new int[EVENTS.length]);
		for (int half = 0; half < words.length; half++) {
			Packing packed = new Packing(words[half]);
			if (half < bounds.jobs()) {
				situation.jobs[half] = Job.read(packed);
			}
			situation.slots[half] = Slot.read(packed);
			for (int i = half; i < EVENTS.length; i += 2) {
				situation.left[i] = packed.next(2);
			}
		}
		return situation;
	}

}
