package dev.novadraw.benchmarks.app;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The baseline: a minimal controller that takes the file, inserts the rows and answers
 * 202. It has no authentication, no image checks, no limits and no notifications.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
		"org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration" })
@RestController
class BareApplication {

	private final JdbcClient database;

	private final TransactionTemplate transactions;

	BareApplication(JdbcClient database, PlatformTransactionManager transactions) {
		this.database = database;
		this.transactions = new TransactionTemplate(transactions);
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(BareApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-bench-bare"));
		application.run(args);
	}

	@PostMapping("/v1/stories")
	ResponseEntity<Map<String, Object>> submit(@RequestParam MultipartFile drawing) throws IOException {
		UUID job = UUID.randomUUID();
		byte[] content = drawing.getBytes();
		this.transactions.executeWithoutResult((status) -> insert(job, UUID.randomUUID(), content));
		return ResponseEntity.accepted().body(Map.of("id", job, "status", "queued"));
	}

	private void insert(UUID job, UUID drawing, byte[] content) {
		this.database.sql("""
				insert into drawing (id, client, media_type, width, height, size, content)
				values (?, 'bench', 'image/png', 100, 100, ?, ?)
				""").params(drawing, content.length, content).update();
		this.database.sql("""
				insert into job (id, client, kind, input, drawing_id, max_attempts, deadline)
				values (?, 'bench', 'story', '{"languages": ["en", "de"]}', ?, 5, now() + interval '30 min')
				""").params(job, drawing).update();
		this.database.sql("insert into job_event (job_id, seq, state, attempt, token) values (?, 1, 'QUEUED', 0, 0)")
			.param(job)
			.update();
	}

}
