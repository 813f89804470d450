package dev.novadraw.gateway.meta;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.dispatch.DispatchSettings;
import dev.novadraw.dispatch.Workers;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Kinds;

/**
 * What can be made, and with what.
 */
@Service
class Fleet {

	private final Kinds kinds;

	private final Workers workers;

	private final DispatchSettings dispatch;

	Fleet(Kinds kinds, Workers workers, DispatchSettings dispatch) {
		this.kinds = kinds;
		this.workers = workers;
		this.dispatch = dispatch;
	}

	Collection<Kind<?, ?>> kinds() {
		return this.kinds.all();
	}

	/**
	 * The models of the workers that are there.
	 */
	List<Workers.Model> models() {
		return this.workers.models(this.dispatch.workerAlive());
	}

}
