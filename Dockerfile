# The image of one application. It needs BuildKit (Docker 23 or newer has it switched on) and no JDK on this machine:
#
#   docker build --build-arg MODULE=api-gateway -t nova-draw/gateway .
#   docker build --build-arg MODULE=generation-worker -t nova-draw/worker .
#
# With --build-arg JARS=host the image uses the jars of ./mvnw -DskipTests package.
# More JVM options: JDK_JAVA_OPTIONS.

# Other base images than the pinned ones below.
ARG JDK_IMAGE=
ARG JRE_IMAGE=
ARG JARS=source

# One build makes the jars of both images.
FROM ${JDK_IMAGE:-eclipse-temurin:25-jdk@sha256:119a3d18f160a3e7655a66034d0f43beee31cd7b3b9142d57a5de29772011de6} AS source
WORKDIR /build
COPY . .
RUN rm -rf */target
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests -Dmaven.test.skip=true -Dspring-javaformat.skip=true \
    -Dcheckstyle.skip=true -Djacoco.skip=true -pl api-gateway,generation-worker -am package

FROM scratch AS host
COPY . /build

FROM ${JARS} AS jars

FROM ${JRE_IMAGE:-eclipse-temurin:25-jre@sha256:8da0490fa9a3c26867012019565948eef0ee69438f5c75ac28146967bae984b5} AS runtime

FROM runtime AS layers
ARG MODULE
WORKDIR /build
COPY --from=jars /build/${MODULE}/target/${MODULE}-*-app.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM runtime
ARG MODULE
# Instead of the labels of the base image.
LABEL org.opencontainers.image.title="Nova Draw ${MODULE}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.ref.name="" \
      org.opencontainers.image.version=""
RUN groupadd --gid 10001 nova \
 && useradd --uid 10001 --gid nova --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin nova
WORKDIR /app
# From what changes least to what changes most.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001:10001
# Half of the memory is heap: a worker needs the rest for the processes that decode drawings.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]
