import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AccessApi;
import org.openapitools.client.api.JobsApi;
import org.openapitools.client.api.StoriesApi;
import org.openapitools.client.model.ClientTokenRequest;
import org.openapitools.client.model.StoryJob;

/** Typical use of a generated client; the same source is compiled with each library. */
public final class Example {

	private final ApiClient client;

	private final String user;

	private final List<String> found = new ArrayList<>();

	public Example(ApiClient client, String user) {
		this.client = client;
		this.user = user;
	}

	public List<String> run(File drawing) throws Exception {
		StoryJob job = new StoriesApi(client).createStory(drawing, null, null, "10m", null, List.of("en", "de"), "4-5",
				"kindness", null, null, "Zoë", List.of("Löwe"), 3, user, "low");
		found.add("submitted for " + job.getUser() + ": " + job.getInput().getHeroName() + ", "
				+ job.getInput().getThings() + ", " + job.getInput().getVariation());
		StoryJob again = new JobsApi(client).getJob(job.getId(), null, null);
		found.add("read again: " + again.getStatus() + ", " + again.getInput().getLanguages().size() + " languages");
		list(List.of("class=2b"));
		list(List.of("class=2b", "day=1"));
		token();
		return found;
	}

	private void list(List<String> metadata) throws ApiException {
		for (StoryJob job : new JobsApi(client).listJobs("story", "queued", user, metadata, 10, null).getData()) {
			found.add("listed with " + metadata + ": " + new TreeMap<>(job.getMetadata()));
		}
	}

	private void token() throws ApiException {
		found.add("token for " + new AccessApi(client).createClientToken(new ClientTokenRequest().user(user)).getUser());
		try {
			new AccessApi(client).createClientToken(new ClientTokenRequest().user(user).ttlSeconds(1));
		}
		catch (ApiException ex) {
			found.add("problem: " + ex.getCode() + " " + ex.getResponseBody().contains("INVALID_BODY"));
		}
	}

}
