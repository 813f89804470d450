package dev.novadraw.benchmarks.contestant;

/**
 * Where the servers are, and the database that is a contestant's own.
 */
public record Address(String jdbcUrl, String user, String password, String kafka, String kafkaPassword) {

}
