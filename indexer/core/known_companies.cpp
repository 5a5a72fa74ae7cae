// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/known_companies.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "lectern/companies.hpp"

namespace lectern {

namespace {

constexpr auto table = std::to_array<KnownCompany>({
    {"Accenture", "Accenture Federal Services|Accenture Technology Solutions"},
    {"Adobe", "Adobe Systems"},
    {"Alibaba", "Alibaba Group|Alibaba Cloud|Aliyun|Alibaba Cloud Intelligence"},
    {"Amazon", "AWS|Amazon Web Services|Amazon AWS|Amazon Web Services (AWS)|Amazon.com"},
    {"AMD", "Advanced Micro Devices"},
    {"Ant Group", "Ant Financial|Ant Financial Services Group"},
    {"Apache Software Foundation", "ASF|The Apache Software Foundation"},
    {"AT&T", "AT&T Labs|AT&T Services"},
    {"Baidu", "Baidu Cloud|Baidu AI Cloud"},
    {"Bloomberg", "Bloomberg LP|Bloomberg L.P."},
    {"Bosch", "Robert Bosch|Bosch.IO|Bosch Global Software Technologies"},
    {"Canonical", "Canonical Ubuntu"},
    {"Capital One", "CapitalOne"},
    {"CERN", "European Organization for Nuclear Research"},
    {"China Mobile", "China Mobile Cloud|China Mobile Research Institute"},
    {"Cisco", "Cisco Systems"},
    {"Cloud Native Computing Foundation", "CNCF|Cloud Native Computing Foundation (CNCF)"},
    {"DaoCloud", "Shanghai DaoCloud Network Technology|Dao Cloud"},
    {"Datadog", "Data Dog"},
    {"Dell", "Dell Technologies|Dell EMC|DellEMC"},
    {"Deutsche Telekom", "Deutsche Telekom IT|Deutsche Telekom Technik|Telekom Deutschland"},
    {"DigitalOcean", "Digital Ocean"},
    {"Ericsson", "Ericsson Research|Ericsson Software Technology|Telefonaktiebolaget LM Ericsson"},
    {"F5", "F5 Networks"},
    {"Fujitsu", "Fujitsu Laboratories|Fujitsu Research"},
    {"GitHub", "Git Hub"},
    {"GitLab", "Git Lab"},
    {"Goldman Sachs", "Goldman Sachs & Co"},
    {"Google", "Google Cloud|Google Cloud Platform|GCP|Google Research"},
    {"Grafana Labs", "Grafana"},
    {"HashiCorp", "Hashi Corp"},
    {"Hewlett Packard Enterprise", "HPE|Hewlett-Packard Enterprise|Hewlett Packard Enterprise (HPE)"},
    {"Hitachi", "Hitachi Vantara"},
    {"HP", "Hewlett-Packard|Hewlett Packard"},
    {"Huawei", "Huawei Technologies|Huawei Cloud"},
    {"IBM", "IBM Research|IBM Cloud|International Business Machines|IBM Deutschland|IBM Japan|IBM India"},
    {"ING", "ING Bank|ING Group"},
    {"Intel", "Intel Labs|Intel Technology"},
    {"JetBrains", "Jet Brains"},
    {"JPMorgan Chase", "JP Morgan|J.P. Morgan|JPMorgan|JP Morgan Chase|J.P. Morgan Chase|JPMorganChase"},
    {"LinkedIn", "Linked In"},
    {"Linux Foundation", "The Linux Foundation"},
    {"Mercedes-Benz", "Mercedes-Benz Tech Innovation|Mercedes-Benz.io|Mercedes-Benz AG"},
    {"Meta", "Facebook|Meta Platforms|Facebook (Meta)|Meta (Facebook)"},
    {"Microsoft", "Microsoft Azure|Azure|Microsoft Research|Microsoft Deutschland"},
    {"MongoDB", "10gen|Mongo DB"},
    {"Mozilla", "Mozilla Foundation"},
    {"NEC", "NEC Laboratories Europe"},
    {"New Relic", "NewRelic"},
    {"Nokia", "Nokia Bell Labs|Nokia Networks|Nokia Solutions and Networks"},
    {"NTT", "Nippon Telegraph and Telephone|NTT Laboratories|NTT Software Innovation Center"},
    {"NVIDIA", "NVIDIA Networking"},
    {"OpenAI", "Open AI"},
    {"Oracle", "Oracle Cloud|Oracle Cloud Infrastructure|Oracle Labs"},
    {"OVHcloud", "OVH|OVH Cloud"},
    {"Palo Alto Networks", "PaloAlto Networks|Palo Alto Networks Prisma Cloud"},
    {"Python Software Foundation", "PSF|The Python Software Foundation"},
    {"Qualcomm", "Qualcomm Technologies|Qualcomm Innovation Center"},
    {"Rackspace", "Rackspace Technology|Rackspace Hosting"},
    {"Rakuten", "Rakuten Mobile|Rakuten Group"},
    {"Red Hat", "RedHat|Red Hat Czech|Red Hat Israel|Red Hat India|Red Hat UK"},
    {"SAP", "SAP Labs|SAP Deutschland|SAP Labs India"},
    {"Salesforce", "Salesforce.com|SFDC"},
    {"Samsung", "Samsung Electronics|Samsung SDS|Samsung Research|Samsung Open Source Group"},
    {"Siemens", "Siemens Technology|Siemens Corporate Technology"},
    {"Solo.io", "Solo io"},
    {"Sony", "Sony Group"},
    {"Stack Overflow", "StackOverflow"},
    {"SUSE", "SUSE Linux|SUSE Rancher|Rancher by SUSE|Rancher Labs (SUSE)"},
    {"T-Mobile", "T-Mobile US|T-Mobile USA"},
    {"Tencent", "Tencent Cloud|Tencent Holdings"},
    {"Thoughtworks", "Thought Works"},
    {"Toyota", "Toyota Motor"},
    {"VMware", "VMware Tanzu|VMware Research"},
    {"Volvo Cars", "Volvo Car"},
    {"Walmart", "Walmart Labs|WalmartLabs|Walmart Global Tech"},
    {"X", "Twitter|X (Twitter)|X (formerly Twitter)|X Corp"},
    {"Yandex", "Yandex Cloud|Yandex.Cloud"},
    {"Zalando", "Zalando SE|Zalando Tech"},
});

/// The company that has the spelling; nullptr: none.
const KnownCompany* owner_of(std::string_view name) {
    static const std::map<std::string, const KnownCompany*> owners = [] {
        std::map<std::string, const KnownCompany*> out;
        for (const KnownCompany& company : table) {
            out.emplace(company_key(company.name), &company);
            for (const std::string& other : company.spellings()) out.emplace(company_key(other), &company);
        }
        return out;
    }();
    const auto owner = owners.find(company_key(name));
    return owner == owners.end() ? nullptr : owner->second;
}

}  // namespace

std::vector<std::string> KnownCompany::spellings() const {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < others.size();) {
        const std::size_t end = std::min(others.find('|', begin), others.size());
        out.emplace_back(others.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

std::span<const KnownCompany> known_companies() { return table; }

bool is_known_company(std::string_view name) { return owner_of(name) != nullptr; }

bool is_same_company(std::string_view a, std::string_view b) {
    const KnownCompany* owner = owner_of(a);
    return owner != nullptr && owner == owner_of(b);
}

}  // namespace lectern
