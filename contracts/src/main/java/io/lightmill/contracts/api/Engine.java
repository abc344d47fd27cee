package io.lightmill.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes the pixels on a worker. */
public enum Engine {
    /** Google Gemini image models (Nano Banana). */
    @JsonProperty("gemini")
    GEMINI,
    /** A ComfyUI workflow. */
    @JsonProperty("comfyui")
    COMFYUI,
    /** A diffusers pipeline. */
    @JsonProperty("diffusers")
    DIFFUSERS,
    /** Classic augmentation on the CPU: needs no key and reads no prompt. */
    @JsonProperty("augment")
    AUGMENT;
}
