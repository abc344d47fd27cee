package io.lightmill.job.parts;

import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;

/** The parts that every slice test of this service stands on; declared once, they serve all of them. */
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(Siblings.class)
final class SliceResources {}
