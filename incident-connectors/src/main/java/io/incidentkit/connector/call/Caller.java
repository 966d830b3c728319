package io.incidentkit.connector.call;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls over HTTP. A call ends by its deadline as a whole: connecting, headers and body. No redirect is followed, as credentials
 * would go along.
 *
 * <p>Thread-safe. One for all channels is enough.
 */
public final class Caller {
    private static final String AGENT = "incident-kit";

    private final HttpClient client;
    private final Duration deadline;

    private Caller(HttpClient client, Duration deadline) {
        this.client = client;
        this.deadline = deadline;
    }

    /**
     * Creates one with a client of its own, which speaks HTTP/1.1 and takes the proxies of the JVM.
     *
     * @param deadline how long a call may take, from its beginning to the end of the answer
     */
    public static Caller create(Duration deadline) {
        return of(
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(deadline)
                        .build(),
                deadline);
    }

    /**
     * Creates one with a client of the host's, for its proxies and certificates.
     *
     * @param client the client
     * @param deadline how long a call may take, from its beginning to the end of the answer
     * @throws IllegalArgumentException if the client follows redirects
     */
    public static Caller of(HttpClient client, Duration deadline) {
        if (client.followRedirects() != Redirect.NEVER) {
            throw new IllegalArgumentException("The client follows redirects, and credentials would go along");
        }
        return new Caller(client, deadline);
    }

    /**
     * Makes a call. An interrupt ends it.
     *
     * @param request the request
     * @return the answer, of any status
     * @throws CallFailedException if none came in time, or it is longer than the request says
     */
    public ToolAnswer call(ToolRequest request) throws CallFailedException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(http(request), answer -> new BoundedBody(request.longest()));
        try {
            HttpResponse<byte[]> answer = sent.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new ToolAnswer(answer.statusCode(), answer.headers(), answer.body());
        } catch (TimeoutException e) {
            throw new CallFailedException("no answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new CallFailedException(reason(e.getCause()));
        } finally {
            sent.cancel(true);
        }
    }

    /**
     * Opens a connection over which a tool sends texts.
     *
     * @param address its address, {@code wss://…}; it may be a secret
     * @param ears who hears what comes
     * @return the connection
     * @throws CallFailedException if it can't be opened within the deadline
     */
    public ToolSocket open(Secret address, ToolSocket.Ears ears) throws CallFailedException, InterruptedException {
        ToolSocket socket = new ToolSocket(ears);
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder()
                .connectTimeout(deadline)
                .header("User-Agent", AGENT)
                .buildAsync(address.address(), socket.listener());
        try {
            opening.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return socket;
        } catch (TimeoutException e) {
            socket.close();
            throw new CallFailedException("no connection within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new CallFailedException(reason(e.getCause()));
        } finally {
            opening.cancel(true);
        }
    }

    private static HttpRequest http(ToolRequest request) {
        byte[] body = request.body();
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder http = HttpRequest.newBuilder(request.address())
                .method(request.method(), publisher)
                .header("User-Agent", AGENT);
        if (!request.headers().isEmpty()) {
            http.headers(request.headers().toArray(String[]::new));
        }
        return http.build();
    }

    /** In words of our own: what the client says may have the address. */
    private static String reason(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CallFailedException own) {
                return String.valueOf(own.getMessage());
            }
            if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException) {
                return "its host is not known";
            }
            if (each instanceof SSLException) {
                return "the encrypted connection failed";
            }
            if (each instanceof HttpTimeoutException) {
                return "no connection in time";
            }
        }
        return failure instanceof ConnectException
                ? "the connection is refused"
                : "the connection failed"
                        + (failure == null ? "" : " (" + failure.getClass().getSimpleName() + ")");
    }
}
