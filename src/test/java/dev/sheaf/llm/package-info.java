/// Tests of the model clients, and [StubProvider], a model server for everybody's tests.
@NullMarked
package dev.sheaf.llm;

import org.jspecify.annotations.NullMarked;
