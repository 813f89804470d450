package dev.novadraw.gateway.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import dev.novadraw.engine.json.Json;

/**
 * An OpenID Connect issuer with one key.
 */
public final class Issuer implements AutoCloseable {

	private final HttpServer server;

	private final RSAKey key = newKey();

	private Issuer(HttpServer server) {
		this.server = server;
	}

	public static Issuer start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			Issuer issuer = new Issuer(server);
			issuer.answer("/.well-known/openid-configuration",
					Json.MAPPER.writeValueAsString(Map.of("issuer", issuer.url(), "jwks_uri", issuer.url() + "/keys")));
			issuer.answer("/keys", new JWKSet(issuer.key.toPublicJWK()).toString());
			server.start();
			return issuer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(String path, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Returns valid claims, for tests to modify. */
	public JWTClaimsSet.Builder claims(String client) {
		return new JWTClaimsSet.Builder().issuer(url())
			.audience("nova-draw")
			.claim("client_id", client)
			.claim("scope", "jobs:read jobs:write openid")
			.expirationTime(Date.from(Instant.ofEpochMilli(System.currentTimeMillis() + 600_000)));
	}

	public String sign(JWTClaimsSet.Builder claims) {
		return sign(claims, this.key, null);
	}

	public String sign(JWTClaimsSet.Builder claims, String type) {
		return sign(claims, this.key, new JOSEObjectType(type));
	}

	/** Signs claims with another key. */
	String forge(JWTClaimsSet.Builder claims) {
		return sign(claims, newKey(), null);
	}

	static String unsigned(JWTClaimsSet.Builder claims) {
		return new PlainJWT(claims.build()).serialize();
	}

	private static String sign(JWTClaimsSet.Builder claims, RSAKey key, JOSEObjectType type) {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").type(type).build(),
					claims.build());
			jwt.sign(new RSASSASigner(key));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RSAKey newKey() {
		try {
			return new RSAKeyGenerator(2048).keyID("one").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
