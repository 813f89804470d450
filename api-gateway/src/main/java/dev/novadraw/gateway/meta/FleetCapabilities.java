package dev.novadraw.gateway.meta;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.dispatch.DispatchProperties;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;

/**
 * The kinds that can be generated, and the models in use.
 */
@Service
class FleetCapabilities {

	private final KindRegistry kinds;

	private final WorkerRepository workers;

	private final DispatchProperties dispatch;

	FleetCapabilities(KindRegistry kinds, WorkerRepository workers, DispatchProperties dispatch) {
		this.kinds = kinds;
		this.workers = workers;
		this.dispatch = dispatch;
	}

	Collection<Kind<?, ?>> kinds() {
		return this.kinds.all();
	}

	/**
	 * Returns the models of the workers that are alive.
	 */
	List<WorkerRepository.Model> models() {
		return this.workers.models(this.dispatch.workerAlive());
	}

}
