package dev.novadraw.embedded.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/**
 * The authorizer of the broker. The broker may do everything, and the application may use
 * its topics and groups. Separate gateways and workers have the rights in
 * {@link KafkaRights}, and other users have none. The rules are fixed, so they apply from
 * the start and cannot be lost.
 */
public final class KafkaAuthorizer implements Authorizer {

	private static final Set<AclOperation> ON_CLUSTER = Set.of(AclOperation.CREATE, AclOperation.DESCRIBE,
			AclOperation.IDEMPOTENT_WRITE);

	private static final String OWN_TOPIC = "__";

	private final KafkaRights rights = KafkaRights.read();

	/**
	 * Creates the authorizer; called by Kafka.
	 */
	public KafkaAuthorizer() {
		// There is nothing to configure.
	}

	@Override
	public void configure(Map<String, ?> configs) {
		// There is nothing to configure.
	}

	@Override
	public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo server) {
		return server.endpoints()
			.stream()
			.collect(Collectors.toMap((endpoint) -> endpoint, (_) -> CompletableFuture.completedFuture(null)));
	}

	@Override
	public List<AuthorizationResult> authorize(AuthorizableRequestContext request, List<Action> actions) {
		String user = request.principal().getName();
		return actions.stream()
			.map((action) -> isAllowed(user, action) ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED)
			.toList();
	}

	private boolean isAllowed(String user, Action action) {
		return switch (user) {
			case KafkaSettings.BROKER -> true;
			case EmbeddedKafka.USER -> isAllowed(action.resourcePattern(), action.operation());
			default -> this.rights.allow(user, action.resourcePattern(), action.operation());
		};
	}

	private static boolean isAllowed(ResourcePattern resource, AclOperation operation) {
		return switch (resource.resourceType()) {
			case TOPIC -> !resource.name().startsWith(OWN_TOPIC) || operation == AclOperation.DESCRIBE;
			case GROUP, TRANSACTIONAL_ID -> true;
			case CLUSTER -> ON_CLUSTER.contains(operation);
			default -> false;
		};
	}

	@Override
	public List<? extends CompletionStage<AclCreateResult>> createAcls(AuthorizableRequestContext request,
			List<AclBinding> bindings) {
		throw new UnsupportedOperationException("The rules are fixed");
	}

	@Override
	public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(AuthorizableRequestContext request,
			List<AclBindingFilter> filters) {
		throw new UnsupportedOperationException("The rules are fixed");
	}

	@Override
	public Iterable<AclBinding> acls(AclBindingFilter filter) {
		return List.of();
	}

	@Override
	public void close() {
		// There is nothing to close.
	}

}
