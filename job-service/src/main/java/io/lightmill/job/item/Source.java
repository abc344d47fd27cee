package io.lightmill.job.item;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some items of a job are made from; kept once, however many they are.
 *
 * @param prompts its own; null: the job's
 * @param inputs with their names
 */
public record Source(@Nullable PromptPair prompts, List<InputRef> inputs) {}
