package dev.novadraw.gateway.caller;

import java.util.List;
import java.util.Set;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A caller as a Spring Security authentication.
 */
public final class CallerToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Caller caller;

	public CallerToken(Caller caller) {
		super(authorities(caller.scopes()));
		this.caller = caller;
		setAuthenticated(true);
	}

	public static List<GrantedAuthority> authorities(Set<Scope> scopes) {
		return scopes.stream().map((scope) -> (GrantedAuthority) new SimpleGrantedAuthority(scope.id())).toList();
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public Object getPrincipal() {
		return this.caller;
	}

}
