package dev.novadraw.worker.ai.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters and records of requests.
 */
final class RequestLog {

	final AtomicInteger calls = new AtomicInteger();

	final AtomicInteger resets = new AtomicInteger();

	final AtomicInteger billedCalls = new AtomicInteger();

	final AtomicInteger connections = new AtomicInteger();

	final AtomicInteger moderations = new AtomicInteger();

	final AtomicInteger modelRequests = new AtomicInteger();

	final AtomicInteger redirectsFollowed = new AtomicInteger();

	final LongAdder bytesWritten = new LongAdder();

	final List<String> requests = Collections.synchronizedList(new ArrayList<>());

	final BlockingQueue<Hangup> hangups = new LinkedBlockingQueue<>();

	/** The answers for clients that follow a redirect, by path. */
	final Map<String, ModelResponse> elsewhere = new ConcurrentHashMap<>();

	void hungUp(Call call) {
		long now = System.nanoTime();
		this.hangups.add(new Hangup(call.number(), now, Duration.ofNanos(now - call.startNanos())));
	}

}
