package dev.novadraw.gateway.body;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import org.springframework.http.HttpStatus;

/**
 * Closes the connection of a body that comes too slowly. Tomcat would read the rest of it
 * first, as slowly as it comes.
 */
final class AbandonedBodies extends ValveBase {

	AbandonedBodies() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		if (response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()) {
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

}
