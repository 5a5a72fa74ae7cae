// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/synonyms.hpp"

#include <algorithm>
#include <utility>

#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

/// What is typed for short, and what it stands for. Only what means one thing in
/// talks about computing: no `pr`, `es`, `pd`.
constexpr std::pair<std::string_view, std::string_view> short_names[] = {
    {"a11y", "accessibility"},
    {"ai", "artificial intelligence"},
    {"ast", "abstract syntax tree"},
    {"async", "asynchronous"},
    {"auth", "authentication"},
    {"aws", "amazon web services"},
    {"bdd", "behavior driven development"},
    {"bpf", "ebpf"},
    {"cd", "continuous delivery"},
    {"cd", "continuous deployment"},
    {"ci", "continuous integration"},
    {"cli", "command line"},
    {"cms", "content management system"},
    {"cnn", "convolutional neural network"},
    {"config", "configuration"},
    {"crd", "custom resource definition"},
    {"crypto", "cryptography"},
    {"dataviz", "data visualization"},
    {"db", "database"},
    {"ddd", "domain driven design"},
    {"devrel", "developer relations"},
    {"docs", "documentation"},
    {"drf", "django rest framework"},
    {"dsl", "domain specific language"},
    {"e2e", "end to end"},
    {"eda", "exploratory data analysis"},
    {"env", "environment"},
    {"etl", "extract transform load"},
    {"gan", "generative adversarial network"},
    {"gc", "garbage collection"},
    {"gcp", "google cloud"},
    {"gil", "global interpreter lock"},
    {"gis", "geographic information system"},
    {"gui", "graphical user interface"},
    {"hpc", "high performance computing"},
    {"i18n", "internationalization"},
    {"iac", "infrastructure as code"},
    {"ide", "integrated development environment"},
    {"infra", "infrastructure"},
    {"intro", "introduction"},
    {"iot", "internet of things"},
    {"jit", "just in time"},
    {"js", "javascript"},
    {"jwt", "json web token"},
    {"k8s", "kubernetes"},
    {"l10n", "localization"},
    {"lib", "library"},
    {"llm", "large language model"},
    {"lstm", "long short term memory"},
    {"ml", "machine learning"},
    {"mongo", "mongodb"},
    {"mtls", "mutual tls"},
    {"nlp", "natural language processing"},
    {"o11y", "observability"},
    {"oop", "object oriented"},
    {"orm", "object relational mapper"},
    {"osm", "openstreetmap"},
    {"oss", "open source"},
    {"otel", "opentelemetry"},
    {"pca", "principal component analysis"},
    {"perf", "performance"},
    {"postgres", "postgresql"},
    {"py2", "python 2"},
    {"py3", "python 3"},
    {"qa", "quality assurance"},
    {"rag", "retrieval augmented generation"},
    {"rbac", "role based access control"},
    {"regex", "regular expression"},
    {"regexp", "regular expression"},
    {"repo", "repository"},
    {"rnn", "recurrent neural network"},
    {"rpi", "raspberry pi"},
    {"sdk", "software development kit"},
    {"site", "website"},
    {"sklearn", "scikit-learn"},
    {"slo", "service level objective"},
    {"spa", "single page application"},
    {"sre", "site reliability engineering"},
    {"sso", "single sign on"},
    {"stats", "statistics"},
    {"svm", "support vector machine"},
    {"tdd", "test driven development"},
    {"tf", "tensorflow"},
    {"ts", "typescript"},
    {"ui", "user interface"},
    {"ux", "user experience"},
    {"viz", "visualization"},
    {"vm", "virtual machine"},
    {"vr", "virtual reality"},
    {"wasm", "webassembly"},
    {"xss", "cross site scripting"},
};

void add(std::vector<std::string>& out, std::string_view text) {
    if (std::find(out.begin(), out.end(), text) == out.end()) out.emplace_back(text);
}

}  // namespace

std::vector<std::string> synonyms_of(std::string_view word, std::span<const Spellings> configured) {
    std::vector<std::string> out;
    for (const auto& [abbreviation, meaning] : short_names) {
        if (abbreviation == word) add(out, meaning);
        if (meaning == word) add(out, abbreviation);
    }
    for (const Spellings& group : configured) {
        std::vector<std::string> members{fold(group.name)};
        for (const std::string& other : group.others) members.push_back(fold(other));
        if (std::find(members.begin(), members.end(), word) == members.end()) continue;
        for (const std::string& member : members) {
            if (member != word) add(out, member);
        }
    }
    return out;
}

}  // namespace lectern
