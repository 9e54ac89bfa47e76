package dev.feria.core.http;

import java.time.Instant;

/**
 * A decoded answer.
 *
 * @param status 2xx
 * @param headers of the answer
 * @param body as decoded
 * @param date the provider's clock ({@code Date} header); ours where it sent none
 */
public record ApiResponse<T>(int status, ResponseHeaders headers, T body, Instant date) {}
