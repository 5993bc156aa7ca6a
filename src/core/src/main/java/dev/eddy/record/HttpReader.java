package dev.eddy.record;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads over HTTP. Connecting, the head and the body of an answer together take a limited time; Java's own limit ends with the head. */
public final class HttpReader {
    private final Duration patience;
    private final HttpClient client = HttpClient.newHttpClient();

    public HttpReader(Duration patience) {
        this.patience = patience;
    }

    /** Begins to read an answer. Follows no redirection. */
    public CompletableFuture<HttpResponse<byte[]>> ask(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        CompletableFuture<HttpResponse<byte[]>> whole =
                asked.thenApply(answer -> answer).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        // Closes the connection of an answer that did not come in time.
        whole.whenComplete((answer, failure) -> asked.cancel(true));
        return whole;
    }

    /** Waits for an answer. */
    public HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked)
            throws IOException, InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TimeoutException) {
                throw new HttpTimeoutException("no whole answer within " + patience.toMillis() + " ms");
            }
            throw cause instanceof IOException failure ? failure : new IOException(cause);
        }
    }
}
