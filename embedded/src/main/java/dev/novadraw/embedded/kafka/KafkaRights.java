package dev.novadraw.embedded.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import dev.novadraw.embedded.EmbeddedServerException;

/**
 * The rights of gateways and workers, as in {@code config/kafka/acls.txt}: a login, and
 * the arguments of {@code kafka-acls.sh --add} for it.
 */
final class KafkaRights {

	private static final String COMMENT = "#";

	private static final Set<AclOperation> IMPLY_DESCRIBE = EnumSet.of(AclOperation.READ, AclOperation.WRITE);

	private final List<Right> rights;

	private KafkaRights(List<Right> rights) {
		this.rights = List.copyOf(rights);
	}

	static KafkaRights read() {
		try (InputStream file = KafkaRights.class.getResourceAsStream("acls.txt")) {
			String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
			return new KafkaRights(
					text.lines().filter((line) -> !line.startsWith(COMMENT)).map(KafkaRights::parse).toList());
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("acls.txt cannot be read: build the project again.", ex);
		}
	}

	boolean allow(String login, ResourcePattern resource, AclOperation operation) {
		return this.rights.stream().anyMatch((right) -> right.allows(login, resource, operation));
	}

	private static Right parse(String line) {
		String[] words = line.split(" ");
		Set<AclOperation> operations = EnumSet.noneOf(AclOperation.class);
		Set<String> topics = new HashSet<>();
		List<String> groups = new ArrayList<>();
		boolean prefixed = false;
		for (int i = 1; i < words.length; i += 2) {
			String value = words[i + 1];
			switch (words[i]) {
				case "--operation" -> operations.add(AclOperation.fromString(value));
				case "--topic" -> topics.add(value);
				case "--group" -> groups.add(value);
				case "--resource-pattern-type" -> prefixed = value.equals("prefixed");
				default -> throw new IllegalStateException("acls.txt has an unknown option: " + words[i]);
			}
		}
		return groups.isEmpty() ? new Right(words[0], operations, ResourceType.TOPIC, topics, prefixed)
				: new Right(words[0], operations, ResourceType.GROUP, Set.copyOf(groups), prefixed);
	}

	private record Right(String login, Set<AclOperation> operations, ResourceType type, Set<String> names,
			boolean prefixed) {

		boolean allows(String user, ResourcePattern resource, AclOperation operation) {
			return this.login.equals(user) && this.type == resource.resourceType() && covers(operation)
					&& (this.prefixed ? this.names.stream().anyMatch(resource.name()::startsWith)
							: this.names.contains(resource.name()));
		}

		private boolean covers(AclOperation operation) {
			return this.operations.contains(operation) || (operation == AclOperation.DESCRIBE
					&& this.operations.stream().anyMatch(IMPLY_DESCRIBE::contains));
		}

	}

}
