package dev.novadraw.benchmarks.contestant;

/**
 * The addresses and credentials of the servers, with the contestant's own database.
 */
public record Address(String jdbcUrl, String user, String password, String kafka, String kafkaPassword) {

}
