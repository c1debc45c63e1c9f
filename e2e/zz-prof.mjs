import { launch, serveDist, dataset } from './harness.mjs';
const N=+process.argv[2]; 
function file(count){const one=dataset();one.parties=[...'abcdef'].map((id)=>({id,name:`Party ${id}`}));one.speakers=one.parties.map(({id})=>({id:`s-${id}`,name:`Speaker ${id}`,party:id}));one.measures=[{id:'m',label:'Soldiers'},{id:'n',label:'Tanks'}];one.claims=Array.from({length:count},(_,n)=>({id:`c-${n}`,said:new Date(Date.UTC(2024,8,1+(n%60))).toISOString().slice(0,10),speaker:`s-${'abcdef'[n%6]}`,stance:n%5?'estimates':'denies',text:`Statement number ${n} of what has been seen there.`,sources:['agency'],...(n%5?{estimate:{measure:n%7?'m':'n',qualifier:n%3?'about':'exactly',value:1000+((n*7919)%12000)}}:{measures:['m']})}));return one;}
const b=await launch(), s=await serveDist(process.env.CLAIMLINE_DIST);
const p=await b.newPage({viewport:{width:1000,height:900}});
await p.goto(`${s.origin}/index.html?loading=eager`);
const c=await p.context().newCDPSession(p); await c.send('Performance.enable');
await p.evaluate(async(d)=>{const e=document.querySelector('claim-line');await e.ready;e.data=d;e.state={cards:'all'};await new Promise(r=>setTimeout(r,500))},file(N));
const m=async()=>Object.fromEntries((await c.send('Performance.getMetrics')).metrics.map(x=>[x.name,x.value]));
for(const [name,a,z] of [['party',{party:'a'},{party:null}],['day',{'known-on':'2024-09-20'},{'known-on':null}],['measure',{measure:'n'},{measure:'m'}]]){
 const before=await m();
 await p.evaluate(async([a,z])=>{const e=document.querySelector('claim-line');for(let i=0;i<6;i++){e.state=i%2?z:a;await new Promise(r=>requestAnimationFrame(()=>setTimeout(r,30)))}},[a,z]);
 const after=await m();
 console.log(N,name,Object.fromEntries(['ScriptDuration','RecalcStyleDuration','LayoutDuration','TaskDuration'].map(k=>[k,((after[k]-before[k])*1000/6).toFixed(1)])));
}
if(process.argv[3]){await c.send('Profiler.enable');await c.send('Profiler.start');
 await p.evaluate(async([a,z])=>{const e=document.querySelector('claim-line');for(let i=0;i<12;i++){e.state=i%2?z:a;await new Promise(r=>requestAnimationFrame(()=>setTimeout(r,10)))}},[{party:'a'},{party:null}]);
 const {profile}=await c.send('Profiler.stop');const self={};const dt=profile.timeDeltas;profile.samples.forEach((id,i)=>{self[id]=(self[id]??0)+dt[i]});
 const by={};for(const n of profile.nodes){const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop().slice(0,20);by[k]=(by[k]??0)+(self[n.id]??0)}
 console.log(Object.entries(by).sort((a,b)=>b[1]-a[1]).slice(0,25).map(([k,v])=>`${(v/12000).toFixed(2)} ms ${k}`).join('\n'));}
await b.close();await s.close();
