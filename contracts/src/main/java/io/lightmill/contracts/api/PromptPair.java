package io.lightmill.contracts.api;

import org.jspecify.annotations.Nullable;

/** What the picture should show, and what it should not. */
public record PromptPair(String prompt, @Nullable String negativePrompt) {}
